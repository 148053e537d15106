'use client';

import clsx from 'clsx';
import type { RefObject } from 'react';

const LETTER_CLASS = 'text-13 text-brand-text flex h-8 items-end px-4 pb-1 font-semibold';

/** The heading of a section of the list. */
export function SectionLetter({ letter }: { readonly letter: string }) {
  return <h2 className={LETTER_CLASS}>{letter}</h2>;
}

interface TopLetterProps {
  /** Moved by the list as it scrolls: the next heading pushes it away. */
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly letter: string;
  readonly isHidden: boolean;
  /** Whether the list has a scroll bar, which is not covered. */
  readonly hasBar: boolean;
}

/** The section in view, over the top of the list. For the eye only: each section has its own heading. */
export function TopLetter({ ref, letter, isHidden, hasBar }: TopLetterProps) {
  return (
    <div
      aria-hidden
      hidden={isHidden}
      className={clsx(
        'pointer-events-none absolute start-0 top-0 z-10 overflow-hidden',
        hasBar ? 'end-6' : 'end-0',
      )}
    >
      <div ref={ref} className={clsx('bg-surface', LETTER_CLASS)}>
        {letter}
      </div>
    </div>
  );
}
