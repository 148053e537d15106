/** Where in the address book the page is, as its address says. */
export type ContactPlace =
  | { readonly mode: 'list' }
  | { readonly mode: 'new' }
  | { readonly mode: 'card'; readonly id: string }
  | { readonly mode: 'edit'; readonly id: string };

export const ADDRESS_BOOK = '/contacts';

/** The place that a path names; anything unknown is the list. */
export function placeOfPath(path: string): ContactPlace {
  const [id, part, rest] = path.slice(ADDRESS_BOOK.length + 1).split('/');
  if (!path.startsWith(`${ADDRESS_BOOK}/`) || !id || rest !== undefined) return { mode: 'list' };
  if (id === 'new') return { mode: 'new' };
  return { mode: part === 'edit' ? 'edit' : 'card', id: decodeId(id) };
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a place, with the search that is under way. */
export function pathOfPlace(place: ContactPlace, query = ''): string {
  const search = query.trim() === '' ? '' : `?query=${encodeURIComponent(query)}`;
  if (place.mode === 'list') return `${ADDRESS_BOOK}${search}`;
  if (place.mode === 'new') return `${ADDRESS_BOOK}/new${search}`;
  const card = `${ADDRESS_BOOK}/${encodeURIComponent(place.id)}`;
  return `${card}${place.mode === 'edit' ? '/edit' : ''}${search}`;
}

/** The contact that a place shows, null when none. */
export function idOfPlace(place: ContactPlace): string | null {
  return 'id' in place ? place.id : null;
}
