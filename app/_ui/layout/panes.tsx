import clsx from 'clsx';
import type { ReactNode } from 'react';

interface PanesProps {
  /** The list at the start; its own heading, search and rows. It scrolls inside itself. */
  readonly list: ReactNode;
  /** The accessible name of the list's region. */
  readonly listLabel: string;
  /** What is open. */
  readonly children: ReactNode;
  /** Where there is room for one pane: what is open (then it needs a way back), or the list. */
  readonly shows: 'list' | 'open';
  /** The list takes the room, all of it while nothing is open: a table. */
  readonly isListWide?: boolean;
}

const NARROW = { list: 'shrink-0 pane:w-70 lg:w-80', open: 'grow' };
const WIDE = { list: 'min-w-0 flex-1', open: 'grow pane:w-104 pane:shrink-0 pane:grow-0 xl:w-120' };

/** A list of 320 px and what is open beside it; one of the two below 860 px. */
export function Panes({ list, listLabel, children, shows, isListWide = false }: PanesProps) {
  const sizes = isListWide ? WIDE : NARROW;
  const isAlone = isListWide && shows === 'list';
  return (
    <div data-print="flow" className="flex min-h-0 grow">
      <section
        data-print="hide"
        aria-label={listLabel}
        className={clsx(
          'border-line bg-surface pane:flex short:overflow-y-auto @container min-h-0 w-full flex-col',
          !isAlone && 'pane:border-r',
          sizes.list,
          shows === 'list' ? 'flex' : 'hidden',
        )}
      >
        {list}
      </section>
      <div
        data-print="flow"
        className={clsx(
          'short:overflow-y-auto min-h-0 min-w-0 flex-col',
          sizes.open,
          shows === 'open' ? 'flex' : 'hidden',
          !isAlone && 'pane:flex',
        )}
      >
        {children}
      </div>
    </div>
  );
}

interface PaneHeadProps {
  readonly title: ReactNode;
  /** The level of the title; the first pane of a page has the 1. */
  readonly level?: 1 | 2;
  /** Before the title: the way back on a phone, an avatar. */
  readonly leading?: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
}

/** The line on top of a pane, 56 px high in every pane, so that they meet in one line. */
export function PaneHead({ title, level = 1, leading, actions }: PaneHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <header className="border-line flex min-h-14 shrink-0 items-center gap-2 border-b px-4">
      {leading}
      <Heading className="own-direction font-title text-18 min-w-0 grow truncate font-semibold">
        {title}
      </Heading>
      {actions}
    </header>
  );
}
