import clsx from 'clsx';
import type { ReactNode } from 'react';

interface ListRowProps {
  readonly leading?: ReactNode;
  readonly title: ReactNode;
  /** At the end of the first line: a time. */
  readonly meta?: ReactNode;
  /** The second line: the last message, a status. One line, cut at the end. */
  readonly detail?: ReactNode;
  /** At the end of the second line: a count, an icon. */
  readonly trailing?: ReactNode;
}

/** The classes of the link or button around a row: 64 px high, the whole row is the target. */
export function listRowClass(isSelected = false, extra?: string): string {
  return clsx(
    'flex min-h-16 w-full items-center gap-3 px-4 py-2 text-left no-underline transition-colors',
    isSelected ? 'bg-selected' : 'hover:bg-hover',
    extra,
  );
}

/** The inside of a row: avatar, two lines, time and count. Put it in a link with {@link listRowClass}. */
export function ListRow({ leading, title, meta, detail, trailing }: ListRowProps) {
  return (
    <>
      {leading}
      <span className="flex min-w-0 grow flex-col">
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="text-16 text-ink min-w-0 grow truncate text-left font-medium">
            {title}
          </span>
          {meta && <span className="text-12 text-ink-3 shrink-0 tabular-nums">{meta}</span>}
        </span>
        {(detail || trailing) && (
          <span className="flex items-center gap-2">
            <span dir="auto" className="text-14 text-ink-2 min-w-0 grow truncate text-left">
              {detail}
            </span>
            {trailing}
          </span>
        )}
      </span>
    </>
  );
}
