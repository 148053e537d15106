'use client';

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import { type ViewChoice, viewCookie } from './view-choice.ts';

interface ContactsView extends ViewChoice {
  /** Chooses how contacts are shown on this device; parts that are not given stay. */
  choose(change: Partial<ViewChoice>): void;
}

const ViewContext = createContext<ContactsView>({ isTable: false, columns: [], choose: () => undefined });

/** How contacts are shown: as a table only where there is room for one. */
export function useContactsView(): ContactsView {
  return useContext(ViewContext);
}

/** As wide as `pane` of the theme. */
const WIDE = '(width >= 53.75rem)';

function watchWidth(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

interface ViewProviderProps {
  /** What this device chose before. */
  readonly kept: ViewChoice;
  readonly children: ReactNode;
}

export function ViewProvider({ kept, children }: ViewProviderProps) {
  const [choice, setChoice] = useState(kept);
  const isWide = useSyncExternalStore(
    watchWidth,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
  const choose = (change: Partial<ViewChoice>) => {
    const next = { ...choice, ...change };
    setChoice(next);
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing on http and in some browsers
    document.cookie = viewCookie(next, window.location.protocol === 'https:');
  };
  return (
    <ViewContext value={{ ...choice, isTable: choice.isTable && isWide, choose }}>{children}</ViewContext>
  );
}
