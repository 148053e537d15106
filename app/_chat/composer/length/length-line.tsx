'use client';

import clsx from 'clsx';
import { Button } from '../../../_ui/form/button.tsx';
import { spokenLeft } from './characters-left.ts';

interface LengthLineProps {
  /** Null while there are plenty; negative for those too many. */
  readonly left: number | null;
  /** Makes a file of the text, which goes with the message; null where none can. */
  readonly onFile: (() => void) | null;
}

/** Over the composer, near the limit: how many characters are left, and what to do with a text that is too long. */
export function LengthLine({ left, onFile }: LengthLineProps) {
  return (
    <>
      <span role="status" aria-label="Length" className="sr-only">
        {spokenLeft(left)}
      </span>
      {left !== null && (
        <div className="text-13 text-ink-3 flex min-h-8 flex-wrap items-center justify-end gap-x-2 px-4 pb-1">
          <span aria-hidden className={clsx('tabular-nums', left < 0 && 'text-danger')}>
            {left < 0 ? `${-left} too many` : `${left} left`}
          </span>
          {left < 0 && onFile && (
            <Button size="sm" onClick={onFile}>
              Send it as a file
            </Button>
          )}
        </div>
      )}
    </>
  );
}
