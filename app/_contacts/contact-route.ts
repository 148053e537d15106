import { type BookView, searchOfView } from './state/list-query.ts';

/** Where in the address book the page is, as its address says. */
export type ContactPlace =
  | { readonly mode: 'list' }
  | { readonly mode: 'import' | 'duplicates' | 'bin' }
  | { readonly mode: 'new' /** What the form begins with. */; readonly name?: string }
  | { readonly mode: 'card'; readonly id: string }
  | { readonly mode: 'edit'; readonly id: string };

export const ADDRESS_BOOK = '/contacts';

/** As much of a URL as names a place. */
interface Address {
  readonly pathname: string;
  readonly searchParams: { get(name: string): string | null };
}

/** The place that an address names, by its path and what stands after it; anything unknown is the list. */
export function placeOf({ pathname: path, searchParams }: Address): ContactPlace {
  const [id, part, rest] = path.slice(ADDRESS_BOOK.length + 1).split('/');
  if (!path.startsWith(`${ADDRESS_BOOK}/`) || !id || rest !== undefined) return { mode: 'list' };
  if (id === 'new') {
    const name = searchParams.get('name');
    return name ? { mode: 'new', name } : { mode: 'new' };
  }
  if (id === 'import' || id === 'duplicates' || id === 'bin') return { mode: id };
  return { mode: part === 'edit' ? 'edit' : 'card', id: decodeId(id) };
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a place, with the list that stands beside it. */
export function pathOfPlace(place: ContactPlace, view?: BookView): string {
  const search = view ? searchOfView(view) : new URLSearchParams();
  if (place.mode === 'new' && place.name) search.set('name', place.name);
  return `${bare(place)}${search.size > 0 ? `?${search}` : ''}`;
}

function bare(place: ContactPlace): string {
  if (place.mode === 'list') return ADDRESS_BOOK;
  if (!('id' in place)) return `${ADDRESS_BOOK}/${place.mode}`;
  return `${ADDRESS_BOOK}/${encodeURIComponent(place.id)}${place.mode === 'edit' ? '/edit' : ''}`;
}

/** The contact that a place shows, null when none. */
export function idOfPlace(place: ContactPlace): string | null {
  return 'id' in place ? place.id : null;
}
