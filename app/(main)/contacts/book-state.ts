import { type Contact, contactFieldNames } from '../../../lib/contract/contact.ts';
import { isFoundBy } from '../../../lib/contract/contact-search.ts';
import { sameValue } from '../../_actions/contact-draft.ts';
import type { ContactPage } from '../../_live/api.ts';
import type { ContactFeedChange } from '../../_live/contacts-feed.ts';
import { compareContacts, type Placed, placeIn } from './contact-order.ts';

/** A change by somebody else, shown for a moment. */
export interface Mark {
  readonly revision: number;
  readonly byUserId: string | null;
  readonly fields: readonly string[];
}

/** A contact that was deleted while this page knew it. */
export interface Gone {
  readonly contact: Contact;
  readonly revision: number;
  readonly byUserId: string | null;
}

/** The address book as this page knows it. */
export interface BookState {
  /** The search that `rows` answers; empty for all contacts. */
  readonly query: string;
  /** From the first row on without a gap, as far as was loaded, in order. Ghosts keep their place. */
  readonly rows: readonly Contact[];
  /** The cursor of the next page, and the last row of the one before: rows beyond it are not known yet. */
  readonly next: { readonly cursor: string; readonly after: Placed } | null;
  /** The newest of each contact that this page has seen. */
  readonly known: ReadonlyMap<string, Contact>;
  readonly gone: ReadonlyMap<string, Gone>;
  /** The deleted contacts that still stand in the list, to be brought back. */
  readonly ghosts: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Whether `known` is the whole book: then a search needs no server. */
  readonly isWhole: boolean;
  readonly loading: 'list' | 'more' | null;
  readonly error: string | null;
}

export type BookAction =
  | { readonly type: 'told'; readonly change: ContactFeedChange; readonly meId: string }
  /** One's own change, as the server answered it; its fact may come before or after. */
  | { readonly type: 'saved'; readonly contact: Contact }
  | { readonly type: 'removed'; readonly contact: Contact; readonly meId: string }
  | { readonly type: 'not removed'; readonly id: string }
  | { readonly type: 'read'; readonly contact: Contact }
  | { readonly type: 'mark ended'; readonly id: string; readonly revision: number }
  | { readonly type: 'ghost ended'; readonly id: string }
  | { readonly type: 'asked'; readonly query: string; readonly what: 'list' | 'more' | 'known' }
  | { readonly type: 'loaded'; readonly query: string; readonly page: ContactPage; readonly isFirst: boolean }
  | { readonly type: 'failed'; readonly query: string; readonly error: string };

/** The state that a page begins with, from what the server rendered. */
export function startBook(query: string, page: ContactPage, contact: Contact | null): BookState {
  const known = new Map(page.items.map((each) => [each.id, each]));
  if (contact) known.set(contact.id, contact);
  return {
    query,
    rows: page.items,
    next: nextOf(page),
    known,
    gone: new Map(),
    ghosts: new Set(),
    marks: new Map(),
    isWhole: query === '' && page.nextCursor === null,
    loading: null,
    error: null,
  };
}

/** What comes of an action. Facts may come in any order and twice: the newer revision of a contact wins. */
export function reduceBook(state: BookState, action: BookAction): BookState {
  switch (action.type) {
    case 'told':
      return told(state, action.change, action.meId);
    case 'saved':
    case 'read':
      return put(state, action.contact);
    case 'removed': {
      const { contact, meId } = action;
      return withoutRow(bury(state, { contact, revision: contact.revision, byUserId: meId }), contact.id);
    }
    case 'not removed': {
      const gone = state.gone.get(action.id);
      return gone ? insert(dig(state, action.id), gone.contact) : state;
    }
    case 'mark ended':
      if (state.marks.get(action.id)?.revision !== action.revision) return state;
      return { ...state, marks: withoutKey(state.marks, action.id) };
    case 'ghost ended':
      return state.ghosts.has(action.id) ? withoutRow(state, action.id) : state;
    case 'asked':
      return asked(state, action.query, action.what);
    case 'loaded':
      return action.query === state.query ? loaded(state, action.page, action.isFirst) : state;
    case 'failed':
      return action.query === state.query ? { ...state, loading: null, error: action.error } : state;
  }
}

function told(state: BookState, change: ContactFeedChange, meId: string): BookState {
  if (change.type === 'deleted') {
    const contact = state.known.get(change.id);
    if (!contact || contact.revision >= change.revision) return state;
    const byUserId = change.byUserId ?? null;
    const isInList = state.rows.some(({ id }) => id === change.id);
    const next = bury(state, { contact, revision: change.revision, byUserId });
    if (byUserId === meId || !isInList) return withoutRow(next, change.id);
    return { ...next, ghosts: new Set(next.ghosts).add(change.id) };
  }
  const { contact } = change;
  const facts = change.type === 'updated' ? change : undefined;
  const byUserId = facts?.byUserId ?? contact.updatedByUserId;
  const before = state.known.get(contact.id);
  const next = put(state, contact);
  if (next === state || byUserId === meId) return next;
  const fields = facts?.changedFields ?? (before ? differing(before, contact) : []);
  const mark = { revision: contact.revision, byUserId, fields };
  return { ...next, marks: new Map(next.marks).set(contact.id, mark) };
}

function differing(before: Contact, after: Contact): string[] {
  return contactFieldNames.filter((field) => !sameValue(before[field], after[field]));
}

/** Takes a contact in, at its place, unless something newer is known of it. */
function put(state: BookState, contact: Contact): BookState {
  const held = state.gone.get(contact.id) ?? state.known.get(contact.id);
  if (held && held.revision >= contact.revision) return state;
  return insert(dig(state, contact.id), contact);
}

function insert(state: BookState, contact: Contact): BookState {
  const known = new Map(state.known).set(contact.id, contact);
  const others = state.rows.filter(({ id }) => id !== contact.id);
  const isShown =
    isFoundBy(contact, state.query) && (!state.next || compareContacts(contact, state.next.after) <= 0);
  if (!isShown)
    return others.length === state.rows.length ? { ...state, known } : { ...state, known, rows: others };
  return { ...state, known, rows: others.toSpliced(placeIn(others, contact), 0, contact) };
}

function bury(state: BookState, gone: Gone): BookState {
  const { id } = gone.contact;
  return {
    ...state,
    known: withoutKey(state.known, id),
    marks: withoutKey(state.marks, id),
    gone: new Map(state.gone).set(id, gone),
  };
}

function dig(state: BookState, id: string): BookState {
  if (!state.gone.has(id)) return state;
  return { ...state, gone: withoutKey(state.gone, id), ghosts: withoutItem(state.ghosts, id) };
}

function withoutRow(state: BookState, id: string): BookState {
  return {
    ...state,
    rows: state.rows.filter((row) => row.id !== id),
    ghosts: withoutItem(state.ghosts, id),
  };
}

/** Another search: until the answer comes, what is known of it already stands there. */
function asked(state: BookState, query: string, what: 'list' | 'more' | 'known'): BookState {
  const loading = what === 'known' ? null : what;
  const next = { ...state, loading, error: null, isWhole: state.isWhole && what !== 'list' };
  if (query === state.query) return next;
  const rows = [...state.known.values()].filter((contact) => isFoundBy(contact, query)).sort(compareContacts);
  return { ...next, query, rows, next: null, ghosts: new Set() };
}

function loaded(state: BookState, page: ContactPage, isFirst: boolean): BookState {
  const known = new Map(state.known);
  for (const contact of page.items) {
    if (!isOld(state, contact)) known.set(contact.id, contact);
  }
  const next = nextOf(page);
  // What this page knows to be newer than the answer may have entered or left it.
  const newer = [...known.values()].filter(
    ({ revision, ...contact }) =>
      revision > page.revision && (!next || compareContacts(contact, next.after) <= 0),
  );
  const ids = new Set([...(isFirst ? [] : state.rows), ...page.items, ...newer].map(({ id }) => id));
  const rows = [...ids]
    .flatMap((id) => known.get(id) ?? (state.ghosts.has(id) ? (state.gone.get(id)?.contact ?? []) : []))
    .filter((contact) => isFoundBy(contact, state.query))
    .sort(compareContacts);
  const isWhole = state.isWhole || (state.query === '' && next === null);
  return { ...state, known, rows, next, isWhole, loading: null, error: null };
}

function isOld(state: BookState, contact: Contact): boolean {
  const held = state.gone.get(contact.id) ?? state.known.get(contact.id);
  return held !== undefined && held.revision >= contact.revision;
}

function nextOf(page: ContactPage): BookState['next'] {
  const last = page.items.at(-1);
  return page.nextCursor !== null && last ? { cursor: page.nextCursor, after: last } : null;
}

function withoutKey<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}

function withoutItem(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return set.has(item) ? new Set([...set].filter((each) => each !== item)) : set;
}
