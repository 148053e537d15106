import type { ReactNode } from 'react';
import { type Count, countText } from '../state/use-contact-count.ts';

interface ListCountProps {
  /** Null while it is not known. */
  readonly count: Count | null;
  readonly children?: ReactNode;
}

/** How many contacts the list has, and at the end of the line what there is to choose of it. */
export function ListCount({ count, children }: ListCountProps) {
  return (
    <div className="text-13 text-ink-3 flex min-h-7 items-center gap-1 ps-4 pe-3 pb-1">
      <p className="grow tabular-nums">{count && countText(count)}</p>
      {children}
    </div>
  );
}
