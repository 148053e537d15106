import type { Contact, ContactSort } from '../../../lib/contract/contacts/contact.ts';
import { finderOf } from '../../../lib/contract/contacts/contact-search.ts';
import { caseKey } from '../../../lib/contract/values/text.ts';
import { inListOrder } from './contact-order.ts';

/** Which contacts the list shows, and in which order. */
export interface ContactListQuery {
  readonly query: string;
  /** Empty for all. */
  readonly tag: string;
  readonly favourite: boolean;
  readonly sort: ContactSort;
  /** The letter at which the list was entered, empty for its beginning. */
  readonly from: string;
}

export const WHOLE_ADDRESS_BOOK: ContactListQuery = {
  query: '',
  tag: '',
  favourite: false,
  sort: 'name',
  from: '',
};

const QUERY_MAX = 200;

const SORTS: readonly ContactSort[] = ['name', 'lastName', 'organization', 'updatedAt'];

function sortOf(text: string | null): ContactSort {
  return SORTS.find((sort) => sort === text) ?? 'name';
}

/** The listQuery that an address asks for; what it does not know is left out. */
export function queryOfSearch(search: URLSearchParams): ContactListQuery {
  const text = (name: string) => (search.get(name) ?? '').slice(0, QUERY_MAX);
  return {
    ...WHOLE_ADDRESS_BOOK,
    query: text('query'),
    tag: text('tag'),
    favourite: search.get('favourite') === 'true',
    sort: sortOf(search.get('sort')),
  };
}

/** What the address holds of a list query. */
export function searchOfQuery({ query, tag, favourite, sort }: ContactListQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (query.trim() !== '') search.set('query', query);
  if (tag !== '') search.set('tag', tag);
  if (favourite) search.set('favourite', 'true');
  if (sort !== 'name') search.set('sort', sort);
  return search;
}

/** Whether a list query leaves contacts out, by more than a search. */
export function isFiltered({ tag, favourite }: ContactListQuery): boolean {
  return tag !== '' || favourite;
}

/** Whether two list queries show the same list, wherever they begin. */
export function isSameList(a: ContactListQuery, b: ContactListQuery): boolean {
  return a.query === b.query && a.tag === b.tag && a.favourite === b.favourite && a.sort === b.sort;
}

/** Returns whether a contact belongs to the list. The server answers the same. */
export function filterOf({ query, tag, favourite }: ContactListQuery): (contact: Contact) => boolean {
  const isFound = finderOf(query);
  const key = caseKey(tag);
  return (contact) =>
    (!favourite || contact.favourite === true) &&
    (tag === '' || contact.tags.some((each) => caseKey(each) === key)) &&
    isFound(contact);
}

/** The order of a list query's rows. */
export function orderOf(listQuery: ContactListQuery): (a: Contact, b: Contact) => number {
  return inListOrder(listQuery.sort, listQuery.sort === 'name' ? listQuery.query.trim() : '');
}

/** The parameters by which the server is asked for a listQuery's first page. */
export function requestOf({ query, tag, favourite, sort, from }: ContactListQuery) {
  return {
    query: query.trim() === '' ? undefined : query,
    tag: tag || undefined,
    favourite: favourite || undefined,
    sort: sort === 'name' ? undefined : sort,
    from: from || undefined,
  };
}
