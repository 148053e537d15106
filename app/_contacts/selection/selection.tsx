'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** The contacts that were chosen to do something with all of them. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  /** Whether rows show their boxes. */
  readonly isSelecting: boolean;
  /** The row that was chosen last, from which a range goes on; null when none was. */
  readonly lastId: string | null;
  toggle(id: string): void;
  /** Chooses these besides. */
  add(ids: readonly string[]): void;
  /** Shows the boxes, before anything is chosen. */
  start(): void;
  clear(): void;
}

interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly lastId: string | null;
}

const NOTHING: Chosen = { ids: new Set(), lastId: null };

const SelectionContext = createContext<Selection>({
  selected: NOTHING.ids,
  isSelecting: false,
  lastId: null,
  toggle: () => undefined,
  add: () => undefined,
  start: () => undefined,
  clear: () => undefined,
});

export function useSelection(): Selection {
  return useContext(SelectionContext);
}

export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const actions = useMemo(
    () => ({
      toggle: (id: string) =>
        setChosen((now) => {
          const ids = new Set(now?.ids);
          if (!ids.delete(id)) ids.add(id);
          return ids.size === 0 ? null : { ids, lastId: id };
        }),
      add: (ids: readonly string[]) =>
        setChosen((now) => ({ ids: new Set([...(now?.ids ?? []), ...ids]), lastId: ids.at(-1) ?? null })),
      start: () => setChosen((now) => now ?? NOTHING),
      clear: () => setChosen(null),
    }),
    [],
  );
  const { ids, lastId } = chosen ?? NOTHING;
  const selection = useMemo<Selection>(
    () => ({ selected: ids, lastId, isSelecting: chosen !== null, ...actions }),
    [ids, lastId, chosen, actions],
  );
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}
