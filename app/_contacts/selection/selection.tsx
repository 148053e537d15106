'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** The contacts that were chosen to do something with all of them. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  /** Whether rows show their boxes. */
  readonly isSelecting: boolean;
  toggle(id: string): void;
  /** Shows the boxes, before anything is chosen. */
  start(): void;
  clear(): void;
}

const none: ReadonlySet<string> = new Set();

const SelectionContext = createContext<Selection>({
  selected: none,
  isSelecting: false,
  toggle: () => undefined,
  start: () => undefined,
  clear: () => undefined,
});

export function useSelection(): Selection {
  return useContext(SelectionContext);
}

export function SelectionProvider({ children }: { readonly children: ReactNode }) {
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const selection = useMemo<Selection>(
    () => ({
      selected: selected ?? none,
      isSelecting: selected !== null,
      toggle: (id) =>
        setSelected((now) => {
          const next = new Set(now);
          if (!next.delete(id)) next.add(id);
          return next.size === 0 ? null : next;
        }),
      start: () => setSelected((now) => now ?? none),
      clear: () => setSelected(null),
    }),
    [selected],
  );
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}
