'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';

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
}

/**
 * Arrows, Home and End move between the rows. An arrow at the end of what is known, where the list goes on, moves when
 * the next rows come, unless another key is pressed or the focus goes elsewhere before.
 */
export function useRowKeys({ ids, top, hasPrevious, hasNext, goTo }: RowKeysOptions) {
  const awaited = useRef<{ readonly id: string; readonly step: 1 | -1 } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only as rows come
  useEffect(() => {
    const wanted = awaited.current;
    if (!wanted) return;
    const at = ids.indexOf(wanted.id);
    const isStillThere =
      document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row === wanted.id;
    if (at >= 0 && isStillThere && ids[at + wanted.step] === undefined) return;
    awaited.current = null;
    if (at >= 0 && isStillThere) goTo(at + wanted.step);
  }, [ids]);

  return (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
    const at = row === undefined ? top : ids.indexOf(row);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key];
    awaited.current = null;
    if (target === undefined) return;
    const isBeyond = target < 0 ? hasPrevious : target >= ids.length && hasNext;
    if (isBeyond && row !== undefined) awaited.current = { id: row, step: target < 0 ? -1 : 1 };
    const isKnown = target >= 0 && target < ids.length;
    if (!isKnown && !isBeyond) return;
    event.preventDefault();
    if (isKnown) goTo(target);
  };
}
