'use client';

import { type FocusEvent, type MouseEvent, memo, type PointerEvent, type Ref } from 'react';
import { handleGridKey } from './grid-keys.ts';

const COLUMNS = 8;

interface EmojiCell {
  readonly emoji: string;
  readonly name: string;
}

export interface EmojiSection {
  readonly name: string;
  readonly cells: readonly EmojiCell[];
}

interface EmojiGridProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly sections: readonly EmojiSection[];
  onPick(emoji: string, isShift: boolean): void;
  /** One is pointed at or has the focus. */
  onPoint(emoji: string | null): void;
  /** Something is typed, or one goes up from the first row. */
  onType(): void;
}

/** Emoji in groups of rows. One of them can be reached by Tab, the others from there. */
export function EmojiGrid({ ref, sections, onPick, onPoint, onType }: EmojiGridProps) {
  const handlePoint = (event: FocusEvent | PointerEvent) => {
    const emoji = emojiAt(event.target);
    if (emoji !== null) onPoint(emoji);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table would draw its hundreds of rows at once
    <div
      ref={ref}
      role="grid"
      aria-label="Emoji"
      onKeyDown={(event) => handleGridKey(event, onType)}
      onClick={(event: MouseEvent) => {
        const emoji = emojiAt(event.target);
        if (emoji !== null) onPick(emoji, event.shiftKey);
      }}
      onFocus={(event) => {
        handlePoint(event);
        keepTabStop(event.currentTarget, event.target);
      }}
      onPointerOver={handlePoint}
      onPointerLeave={() => onPoint(null)}
      className="relative h-64 overflow-y-auto overscroll-contain"
    >
      {sections.map(({ name, cells }, index) => (
        <Section key={name} name={name} cells={cells} isFirst={index === 0} />
      ))}
    </div>
  );
}

interface SectionProps extends EmojiSection {
  readonly isFirst: boolean;
}

const Section = memo(function Section({ name, cells, isFirst }: SectionProps) {
  const rows = Array.from({ length: Math.ceil(cells.length / COLUMNS) }, (_, at) =>
    cells.slice(at * COLUMNS, (at + 1) * COLUMNS),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="rowgroup"
      aria-label={name}
      data-group={name}
      // Far more emoji than are in view: the browser draws those that are.
      style={{ contentVisibility: 'auto', containIntrinsicSize: `auto ${28 + rows.length * 40}px` }}
    >
      <p aria-hidden className="text-13 text-ink-3 px-1 py-1 font-medium">
        {name}
      </p>
      {rows.map((row, at) => (
        // biome-ignore lint/a11y: see the grid; its cells take the focus
        <div key={row[0]?.emoji} role="row" className="grid grid-cols-8">
          {row.map(({ emoji, name: called }, column) => (
            // biome-ignore lint/a11y/useSemanticElements: see the grid
            <button
              key={emoji}
              type="button"
              role="gridcell"
              tabIndex={isFirst && at + column === 0 ? 0 : -1}
              aria-label={called}
              title={called}
              data-emoji={emoji}
              className="text-22 rounded-control hover:bg-hover focus:bg-hover grid aspect-square w-full place-items-center outline-offset-[-2px]"
            >
              <span aria-hidden>{emoji}</span>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
});

function emojiAt(target: EventTarget): string | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-emoji]') : null;
  return cell?.dataset.emoji ?? null;
}

/** The one that had the focus last is where Tab leads. By hand: hundreds of others need not be drawn again. */
function keepTabStop(grid: HTMLElement, cell: HTMLElement): void {
  for (const other of grid.querySelectorAll<HTMLElement>('[role="gridcell"][tabindex="0"]'))
    other.tabIndex = -1;
  cell.tabIndex = 0;
}
