import { type ContactListQuery, searchOfQuery } from '../../_client/address-book/list-query.ts';

/** Where in the address book the page is, as its address says. */
export type ContactRoute =
  | { readonly mode: 'list' }
  | { readonly mode: 'import' | 'duplicates' | 'birthdays' | 'bin' }
  | {
      readonly mode: 'new' /** What the form begins with. */;
      readonly name?: string;
      readonly userId?: string;
    }
  | { readonly mode: 'card'; readonly id: string }
  | { readonly mode: 'edit'; readonly id: string };

export const ADDRESS_BOOK = '/contacts';

/** As much of a URL as names a route. */
interface Address {
  readonly pathname: string;
  readonly searchParams: { get(name: string): string | null };
}

/** The route that an address names, by its path and what follows it; anything unknown is the list. */
export function routeOf({ pathname: path, searchParams }: Address): ContactRoute {
  const [id, part, rest] = path.slice(ADDRESS_BOOK.length + 1).split('/');
  if (!path.startsWith(`${ADDRESS_BOOK}/`) || !id || rest !== undefined) return { mode: 'list' };
  if (id === 'new') {
    const name = searchParams.get('name');
    const userId = searchParams.get('userId');
    return { mode: 'new', ...(name && { name }), ...(userId && { userId }) };
  }
  if (id === 'import' || id === 'duplicates' || id === 'birthdays' || id === 'bin') return { mode: id };
  return { mode: part === 'edit' ? 'edit' : 'card', id: decodeId(id) };
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a route, with the list that is shown beside it. */
export function pathOfRoute(route: ContactRoute, listQuery?: ContactListQuery): string {
  const search = listQuery ? searchOfQuery(listQuery) : new URLSearchParams();
  if (route.mode === 'new' && route.name) search.set('name', route.name);
  if (route.mode === 'new' && route.userId) search.set('userId', route.userId);
  return `${bare(route)}${search.size > 0 ? `?${search}` : ''}`;
}

function bare(route: ContactRoute): string {
  if (route.mode === 'list') return ADDRESS_BOOK;
  if (!('id' in route)) return `${ADDRESS_BOOK}/${route.mode}`;
  return `${ADDRESS_BOOK}/${encodeURIComponent(route.id)}${route.mode === 'edit' ? '/edit' : ''}`;
}

/** The contact that a route shows, null when none. */
export function contactIdOf(route: ContactRoute): string | null {
  return 'id' in route ? route.id : null;
}
