'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useLive, useLiveClient } from '../../_client/live/live-context.ts';
import { useDistinctName } from '../../_client/live/look-alikes.ts';
import type { Viewer } from '../../_client/state/viewing.ts';

const noViewers: readonly Viewer[] = [];

/** Says which contact this page has open, for as long as it has; the form adds the field by `useFieldSignal`. */
export function useViewingSignal(contactId: string | null): void {
  const { viewing } = useLiveClient();
  useEffect(() => {
    viewing.show(contactId, null);
  }, [viewing, contactId]);
  useEffect(() => () => viewing.show(null, null), [viewing]);
}

/** Says which field of the open contact this person writes in; null for none. */
export function useFieldSignal(contactId: string | null): (field: string | null) => void {
  const { viewing } = useLiveClient();
  return (field) => {
    if (contactId !== null) viewing.show(contactId, field);
  };
}

/** The others who have this contact open. */
export function useViewers(contactId: string | null): readonly Viewer[] {
  const { viewing } = useLiveClient();
  return useSyncExternalStore(
    viewing.subscribe,
    () => (contactId === null ? noViewers : viewing.viewersOf(contactId)),
    () => noViewers,
  );
}

export interface NamedViewer extends Viewer {
  readonly name: string;
}

/** The same with their names; people who are not known here by now are left out. */
export function useNamedViewers(contactId: string | null): readonly NamedViewer[] {
  const people = useLive((state) => state.people.byId);
  const distinctName = useDistinctName();
  return useViewers(contactId).flatMap((viewer) => {
    const person = people.get(viewer.userId);
    return person ? [{ ...viewer, name: distinctName(person) }] : [];
  });
}
