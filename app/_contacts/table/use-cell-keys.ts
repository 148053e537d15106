'use client';

import { type KeyboardEvent, useCallback } from 'react';
import { useSelection } from '../selection/selection.tsx';

interface CellKeysOptions {
  readonly ids: readonly string[];
  /** What the keys do that lead from row to row. */
  readonly handleKeyDown: (event: KeyboardEvent) => void;
}

interface CellKeys {
  handleKeys(event: KeyboardEvent): void;
  /** Chooses a row, or as a range all from the one that was chosen last. */
  select(id: string, isRange: boolean): void;
}

const STOPS = 'a, button, input';

/**
 * The keys of a table: up, down, Home and End lead from row to row, left and right to what can be pressed in one. Space
 * chooses the row, Shift with up or down the next one as well, Mod+A all that are loaded.
 */
export function useCellKeys({ ids, handleKeyDown }: CellKeysOptions): CellKeys {
  const { lastId, toggle, add } = useSelection();

  const select = useCallback(
    (id: string, isRange: boolean) => {
      const [one, other] = [ids.indexOf(lastId ?? ''), ids.indexOf(id)];
      if (!isRange || one < 0 || other < 0) return toggle(id);
      add([...ids.slice(Math.min(one, other), Math.max(one, other) + 1), id]);
    },
    [ids, lastId, toggle, add],
  );

  const handleKeys = (event: KeyboardEvent) => {
    const { target, key } = event;
    const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null;
    const id = row?.dataset.row;
    if (!row || id === undefined || !(target instanceof HTMLElement) || event.altKey)
      return handleKeyDown(event);
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() !== 'a') return;
      event.preventDefault();
      return add([...ids, id]);
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const stops = [...row.querySelectorAll<HTMLElement>(STOPS)];
      stops[stops.indexOf(target) + (key === 'ArrowRight' ? 1 : -1)]?.focus();
      return event.preventDefault();
    }
    if (key === ' ' && target.matches('[data-contact]')) {
      event.preventDefault();
      return select(id, event.shiftKey);
    }
    if (event.shiftKey && (key === 'ArrowDown' || key === 'ArrowUp')) {
      const next = ids[ids.indexOf(id) + (key === 'ArrowDown' ? 1 : -1)];
      add(next === undefined ? [id] : [id, next]);
    }
    handleKeyDown(event);
  };
  return { handleKeys, select };
}
