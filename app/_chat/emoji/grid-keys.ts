import type { KeyboardEvent } from 'react';

/** Moves the focus to the first emoji of a grid. */
export function focusFirst(grid: HTMLElement): void {
  rowsOf(grid)[0]?.[0]?.focus();
}

/**
 * The keys of a grid of emoji: arrows, Home and End, with Ctrl to the first and last of all, and Page Up and Down from group to group.
 * Upwards from the first row, and by typing on, one comes to the search.
 */
export function handleGridKey(event: KeyboardEvent<HTMLElement>, onType: () => void): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) {
    onType();
    return;
  }
  const rows = rowsOf(event.currentTarget);
  const isFocused = (cell: Element) => cell.matches(':focus');
  const at = rows.findIndex((row) => row.some(isFocused));
  const row = rows[at];
  if (!row || altKey) return;
  const column = row.findIndex(isFocused);
  if (key === 'ArrowUp' && at === 0) {
    event.preventDefault();
    onType();
    return;
  }
  const next = nextCell(rows, { at, column, key, isFar: ctrlKey || metaKey });
  if (next === null) return;
  event.preventDefault();
  next?.focus();
}

interface Move {
  /** The row. */
  readonly at: number;
  readonly column: number;
  readonly key: string;
  readonly isFar: boolean;
}

type Cells = readonly (readonly HTMLElement[])[];

/** Where a key leads; undefined when there is nothing, null when it means nothing here. */
function nextCell(rows: Cells, { at, column, key, isFar }: Move): HTMLElement | undefined | null {
  const row = rows[at] ?? [];
  const inRow = (target: readonly HTMLElement[] | undefined) => target?.[column] ?? target?.at(-1);
  if (key === 'ArrowRight') return row[column + 1] ?? rows[at + 1]?.[0];
  if (key === 'ArrowLeft') return row[column - 1] ?? rows[at - 1]?.at(-1);
  if (key === 'ArrowDown') return inRow(rows[at + 1]);
  if (key === 'ArrowUp') return inRow(rows[at - 1]);
  if (key === 'Home') return isFar ? rows[0]?.[0] : row[0];
  if (key === 'End') return isFar ? rows.at(-1)?.at(-1) : row.at(-1);
  if (key !== 'PageDown' && key !== 'PageUp') return null;
  const groups = [...new Set(rows.map(groupOf))];
  const step = key === 'PageDown' ? 1 : -1;
  const group = groups[groups.indexOf(groupOf(row)) + step];
  return group ? rows.find((each) => groupOf(each) === group)?.[0] : undefined;
}

function groupOf(row: readonly HTMLElement[]): Element | null | undefined {
  return row[0]?.closest('[role="rowgroup"]');
}

function rowsOf(grid: HTMLElement): Cells {
  return [...grid.querySelectorAll('[role="row"]')].map((row) => [
    ...row.querySelectorAll<HTMLElement>('[role="gridcell"]'),
  ]);
}
