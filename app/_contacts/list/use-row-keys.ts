'use client';

import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';

interface RowKeysOptions {
  /** The rows that are known. */
  readonly ids: readonly string[];
  /** The row on top. */
  readonly top: number;
  /** Whether the list goes on above what is known, and below. */
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Brings a row into view and focuses it. */
  readonly goTo: (index: number) => void;
  /** Asks for the beginning of the list. */
  readonly showStart: () => void;
  /** Asks for its end; null where that can't be asked for. */
  readonly showEnd: (() => void) | null;
  /** Where the arrow up leads from the very first row. */
  readonly leaveTop: () => void;
}

/** Where a key leads that was pressed before the rows were there: one row up or down, or an end of the list. */
interface Awaited {
  /** The row that had the focus, or is given it meanwhile. */
  readonly id: string;
  readonly to: 1 | -1 | 'start' | 'end';
  readonly list: Element;
}

/**
 * Arrows move between the rows, Home and End to the ends of the list. A key that leads beyond what is known, where the
 * list goes on, moves when those rows come, unless another key is pressed or the focus goes elsewhere before.
 */
export function useRowKeys(options: RowKeysOptions) {
  const { ids, top, hasPrevious, hasNext, goTo, showStart, showEnd, leaveTop } = options;
  const awaited = useRef<Awaited | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only as rows come
  useLayoutEffect(() => {
    const wanted = awaited.current;
    if (!wanted) return;
    const at = indexIn(options, wanted);
    const isStillThere = isFocused(wanted);
    if (at === null && isStillThere) return;
    awaited.current = null;
    if (at !== null && isStillThere) goTo(at);
  }, [ids]);

  return (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
    const at = row === undefined ? top : ids.indexOf(row);
    const last = ids.length - 1;
    // From the list itself the first key leads to the row on top.
    const [below, above] = row === undefined ? [at, at] : [at + 1, at - 1];
    const target = { ArrowDown: below, ArrowUp: above, Home: 0, End: last }[event.key];
    const list = event.currentTarget;
    awaited.current = null;
    if (target === undefined || last < 0) return;
    const isBeyond = target < 0 ? hasPrevious : target > last && hasNext;
    const isKnown = target >= 0 && target <= last;
    if (target < 0 && !isBeyond) {
      event.preventDefault();
      return leaveTop();
    }
    if (!isKnown && !isBeyond) return;
    event.preventDefault();
    if (isBeyond && row !== undefined) awaited.current = { id: row, to: target < 0 ? -1 : 1, list };
    if (isKnown) goTo(target);
    if (event.key === 'Home' && hasPrevious) {
      awaited.current = { id: ids[0] ?? '', to: 'start', list };
      showStart();
    }
    if (event.key === 'End' && hasNext && showEnd) {
      awaited.current = { id: ids[last] ?? '', to: 'end', list };
      showEnd();
    }
  };
}

/** The row that is waited for; null while it is not there. */
function indexIn({ ids, hasPrevious, hasNext }: RowKeysOptions, { id, to }: Awaited): number | null {
  if (to === 'start') return hasPrevious || ids.length === 0 ? null : 0;
  if (to === 'end') return hasNext || ids.length === 0 ? null : ids.length - 1;
  const at = ids.indexOf(id);
  return at >= 0 && ids[at + to] !== undefined ? at + to : null;
}

/** Whether the focus is still where the key left it. A row that another part of the list replaced leaves it nowhere. */
function isFocused({ id, to, list }: Awaited): boolean {
  const focused = document.activeElement;
  const isNowhere = focused === null || focused === document.body || focused === list;
  if (isNowhere) return to === 'start' || to === 'end';
  return focused.closest<HTMLElement>('[data-row]')?.dataset.row === id;
}
