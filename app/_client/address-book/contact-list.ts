import type { Contact, ContactPage } from '../../../lib/contract/contacts/contact.ts';
import { contactFieldNames } from '../../../lib/contract/contacts/contact-fields.ts';
import { isSame } from '../../../lib/contract/contacts/contact-values.ts';
import type { ContactListAction, ContactListState, Gone, ListPart } from './contact-list-types.ts';
import { positionIn } from './contact-order.ts';
import type { ContactFeedChange } from './contacts-log.ts';
import { type ContactListQuery, filterOf, isSameList, orderOf, WHOLE_ADDRESS_BOOK } from './list-query.ts';
import { type Edge, trimRows } from './trim-rows.ts';

/** The state that a page begins with, from what the server rendered. */
export function startContactList(
  listQuery: ContactListQuery,
  page: ContactPage,
  contact: Contact | null,
): ContactListState {
  const known = new Map(page.items.map((each) => [each.id, each]));
  if (contact) known.set(contact.id, contact);
  return {
    listQuery,
    rows: page.items,
    next: nextOf(page),
    previous: previousOf(page),
    seams: seamsOf([], page, 'list'),
    known,
    gone: new Map(),
    ghosts: new Set(),
    recentChanges: new Map(),
    isWhole: isSameList(listQuery, WHOLE_ADDRESS_BOOK) && page.nextCursor === null && !page.previousCursor,
    loading: null,
    error: null,
  };
}

/** What comes of an action. Facts may come in any order and twice: the newer revision of a contact wins. */
export function reduceContactList(state: ContactListState, action: ContactListAction): ContactListState {
  switch (action.type) {
    case 'changed':
      return applyChange(state, action.change, action.meId);
    case 'saved':
    case 'read':
      return applyContact(state, action.contact);
    case 'removed': {
      const { contact, meId } = action;
      const gone = { contact, revision: contact.revision, byUserId: meId, mergedIntoId: null };
      return withoutRow(markGone(state, gone), contact.id);
    }
    case 'not removed': {
      const gone = state.gone.get(action.id);
      return gone ? insert(unmarkGone(state, action.id), gone.contact) : state;
    }
    case 'recent change ended':
      if (state.recentChanges.get(action.id)?.revision !== action.revision) return state;
      return { ...state, recentChanges: withoutKey(state.recentChanges, action.id) };
    case 'ghost ended':
      return state.ghosts.has(action.id) ? withoutRow(state, action.id) : state;
    case 'favourite': {
      const contact = state.known.get(action.id);
      if (!contact || contact.favourite === action.favourite) return state;
      return insert(state, { ...contact, favourite: action.favourite });
    }
    case 'requested':
      return applyRequest(state, action.listQuery, action.what);
    case 'loaded':
      return action.listQuery === state.listQuery ? applyPage(state, action.page, action.what) : state;
    case 'failed':
      return action.listQuery === state.listQuery ? { ...state, loading: null, error: action.error } : state;
  }
}

function applyChange(state: ContactListState, change: ContactFeedChange, meId: string): ContactListState {
  if (change.type === 'deleted') {
    const contact = state.known.get(change.id);
    if (!contact || contact.revision >= change.revision) return state;
    const byUserId = change.byUserId ?? null;
    const isInList = state.rows.some(({ id }) => id === change.id);
    const mergedIntoId = change.mergedIntoId ?? null;
    const next = markGone(state, { contact, revision: change.revision, byUserId, mergedIntoId });
    // One that was merged is there as another one, and is not brought back.
    if (byUserId === meId || !isInList || mergedIntoId !== null) return withoutRow(next, change.id);
    return { ...next, ghosts: new Set(next.ghosts).add(change.id) };
  }
  const { contact } = change;
  const facts = change.type === 'updated' ? change : undefined;
  const byUserId = facts?.byUserId ?? contact.updatedByUserId;
  const before = state.known.get(contact.id);
  const next = applyContact(state, contact);
  if (next === state || byUserId === meId) return next;
  const fields = facts?.changedFields ?? (before ? differing(before, contact) : []);
  const recent = { revision: contact.revision, byUserId, fields };
  return { ...next, recentChanges: new Map(next.recentChanges).set(contact.id, recent) };
}

function differing(before: Contact, after: Contact): string[] {
  return contactFieldNames.filter((field) => !isSame(before[field], after[field]));
}

/** Puts a contact into the list, in its position, unless something newer is known of it. */
function applyContact(state: ContactListState, contact: Contact): ContactListState {
  const held = state.gone.get(contact.id) ?? state.known.get(contact.id);
  if (held && held.revision >= contact.revision) return state;
  return insert(unmarkGone(state, contact.id), withFavourite(contact, held));
}

/** What is emitted to every page does not say whether the contact is this person's favourite. */
function withFavourite(contact: Contact, held: Contact | Gone | undefined): Contact {
  if (contact.favourite !== undefined) return contact;
  const before = held && ('contact' in held ? held.contact : held);
  return { ...contact, favourite: before?.favourite ?? false };
}

function insert(state: ContactListState, contact: Contact): ContactListState {
  const known = new Map(state.known).set(contact.id, contact);
  const others = state.rows.filter(({ id }) => id !== contact.id);
  if (!filterOf(state.listQuery)(contact) || !isWithin(state, contact))
    return others.length === state.rows.length ? { ...state, known } : { ...state, known, rows: others };
  const position = positionIn(others, contact, orderOf(state.listQuery));
  return { ...state, known, rows: others.toSpliced(position, 0, contact) };
}

/** Whether a contact's position is in the part of the list that is known. */
function isWithin(
  { listQuery, next, previous }: Pick<ContactListState, 'listQuery' | 'next' | 'previous'>,
  contact: Contact,
) {
  const compare = orderOf(listQuery);
  if (next && compare(contact, next.row) > 0) return false;
  return !previous || compare(contact, previous.row) >= 0;
}

function markGone(state: ContactListState, gone: Gone): ContactListState {
  const { id } = gone.contact;
  return {
    ...state,
    known: withoutKey(state.known, id),
    recentChanges: withoutKey(state.recentChanges, id),
    gone: new Map(state.gone).set(id, gone),
  };
}

function unmarkGone(state: ContactListState, id: string): ContactListState {
  if (!state.gone.has(id)) return state;
  return { ...state, gone: withoutKey(state.gone, id), ghosts: withoutItem(state.ghosts, id) };
}

function withoutRow(state: ContactListState, id: string): ContactListState {
  return {
    ...state,
    rows: state.rows.filter((row) => row.id !== id),
    ghosts: withoutItem(state.ghosts, id),
  };
}

/** Another list: until the answer comes, what is known of it is shown already. */
function applyRequest(
  state: ContactListState,
  listQuery: ContactListQuery,
  what: ListPart | 'known',
): ContactListState {
  const loading = what === 'known' ? null : what;
  const next = { ...state, loading, error: null, isWhole: state.isWhole && !replacesRows(what) };
  if (what === 'more' || what === 'previous') return next;
  if (what === 'again' || what === 'end') return { ...next, listQuery };
  const isJump = isSameList(listQuery, state.listQuery) && listQuery.from !== '';
  if (isJump) return { ...next, listQuery, rows: [], next: null, previous: null, seams: [] };
  if (isSameList(listQuery, state.listQuery)) return { ...next, listQuery };
  const rows = [...state.known.values()].filter(filterOf(listQuery)).sort(orderOf(listQuery));
  return { ...next, listQuery, rows, next: null, previous: null, seams: [], ghosts: new Set() };
}

function applyPage(state: ContactListState, page: ContactPage, what: ListPart): ContactListState {
  const known = new Map(state.known);
  for (const contact of page.items) if (!isOld(state, contact)) known.set(contact.id, contact);
  const edges = {
    listQuery: state.listQuery,
    next: what === 'previous' ? state.next : nextOf(page),
    previous: what === 'more' ? state.previous : previousOf(page),
  };
  // What this page knows to be newer than the answer may have entered or left it.
  const newer = [...known.values()].filter(
    (contact) => contact.revision > page.revision && isWithin(edges, contact),
  );
  const ids = new Set(
    [...(replacesRows(what) ? [] : state.rows), ...page.items, ...newer].map(({ id }) => id),
  );
  const rows = [...ids]
    .flatMap((id) => known.get(id) ?? (state.ghosts.has(id) ? (state.gone.get(id)?.contact ?? []) : []))
    .filter(filterOf(state.listQuery))
    .sort(orderOf(state.listQuery));
  const isWhole =
    state.isWhole ||
    (isSameList(state.listQuery, WHOLE_ADDRESS_BOOK) && edges.next === null && edges.previous === null);
  const seams = seamsOf(state.seams, page, what);
  return withoutFar({ ...state, ...edges, seams, known, rows, isWhole, loading: null, error: null }, what);
}

/** Whether an answer replaces all rows. */
const replacesRows = (what: ListPart | 'known') => what === 'list' || what === 'again' || what === 'end';

/** Where pages met, with those of one more page. */
function seamsOf(seams: readonly Edge[], page: ContactPage, what: ListPart): readonly Edge[] {
  const [first, last] = [previousOf(page), nextOf(page)];
  if (what === 'previous') return first ? [first, ...seams] : seams;
  const before = replacesRows(what) ? (first ? [first] : []) : seams;
  return last ? [...before, last] : before;
}

/** A list that has grown long, without what lies far from where it grew; what it held is known no longer. */
function withoutFar(state: ContactListState, what: ListPart): ContactListState {
  // Only the server knows how a search ranks: such a list only goes on at its end.
  if (replacesRows(what) || state.listQuery.query.trim() !== '' || state.isWhole) return state;
  const grewAt = what === 'more' ? 'end' : 'start';
  const cut = trimRows({ rows: state.rows, seams: state.seams, compare: orderOf(state.listQuery), grewAt });
  if (cut === null) return state;
  const kept = new Set(cut.rows);
  const known = new Map(state.known);
  for (const row of state.rows) if (!kept.has(row)) known.delete(row.id);
  const edge = grewAt === 'end' ? { previous: cut.edge } : { next: cut.edge };
  return { ...state, ...edge, known, rows: cut.rows, seams: cut.seams };
}

function isOld(state: ContactListState, contact: Contact): boolean {
  const held = state.gone.get(contact.id) ?? state.known.get(contact.id);
  return held !== undefined && held.revision >= contact.revision;
}

function nextOf(page: ContactPage): Edge | null {
  const row = page.items.at(-1);
  return page.nextCursor !== null && row ? { cursor: page.nextCursor, row } : null;
}

function previousOf(page: ContactPage): Edge | null {
  const row = page.items[0];
  return page.previousCursor && row ? { cursor: page.previousCursor, row } : null;
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
