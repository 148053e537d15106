import { useEffect, useState } from 'react';
import { call } from '../../_client/rest/call.ts';
import { contactItem, type PaletteItem, roomItem } from './palette-items.ts';

/** Typing on within this time asks once. */
const PAUSE_MS = 120;
const FOUND_MAX = 6;

interface Found {
  readonly query: string;
  readonly items: readonly PaletteItem[];
  readonly isFailed: boolean;
}

const nothing: Found = { query: '', items: [], isFailed: false };

/**
 * What the server finds for a search: contacts, and rooms that the person is not in. The last answer stays until
 * the next one is there, so that nothing flickers while one types.
 */
export function useServerItems(query: string): Found & { readonly isSearching: boolean } {
  const wanted = query.trim();
  const [found, setFound] = useState(nothing);

  useEffect(() => {
    if (wanted === '') return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const items = await search(wanted).catch(() => null);
      if (!isStale) setFound({ query: wanted, items: items ?? [], isFailed: items === null });
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [wanted]);

  if (wanted === '') return { ...nothing, isSearching: false };
  return { ...found, isSearching: found.query !== wanted };
}

async function search(query: string): Promise<readonly PaletteItem[]> {
  const [rooms, contacts] = await Promise.all([
    call('GET /rooms', { query: { query: query || undefined, limit: 50 } }),
    call('GET /contacts', { query: { query, limit: FOUND_MAX } }),
  ]);
  const others = rooms.items.filter(({ isMember, archivedAt }) => !isMember && archivedAt === null);
  return [...others.map(roomItem), ...contacts.items.map(contactItem)];
}
