import clsx from 'clsx';
import type { ReactNode } from 'react';

interface TopLineProps {
  /** `loud`: something does not work as it should. */
  readonly tone: 'loud' | 'plain';
  readonly children: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
}

/** A line above the page, which pushes the page down: it hides nothing. */
export function TopLine({ tone, children, actions }: TopLineProps) {
  return (
    <div
      data-border-when-forced
      data-print="hide"
      className={clsx(
        'animate-fade text-13 flex shrink-0 flex-wrap items-center justify-center gap-x-3 px-4 py-1 font-medium',
        tone === 'loud' ? 'bg-signal text-on-signal' : 'border-line bg-surface text-ink border-b',
      )}
    >
      <p className="text-center">{children}</p>
      {actions && <span className="flex">{actions}</span>}
    </div>
  );
}
