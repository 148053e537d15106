import type { Contact } from '../../lib/contract/contact.ts';
import { foldKey } from '../../lib/contract/text.ts';
import type { ContactPage } from './api.ts';
import type { ContactFeedChange } from './contacts-feed.ts';

/** The loaded part of the address book, by name: from the first row on, without a gap, as far as was loaded. */
export interface ContactListState {
  readonly items: readonly Contact[];
  /** Where the next page begins; null when everything is loaded. */
  readonly nextCursor: string | null;
  readonly revision: number;
}

/** Takes one change of the book in. A new row beyond the loaded part stays out: its page brings it. */
export function applyContactChange(list: ContactListState, change: ContactFeedChange): ContactListState {
  if (change.revision <= list.revision) return list;
  const id = change.type === 'deleted' ? change.id : change.contact.id;
  const others = list.items.filter((contact) => contact.id !== id);
  const items = change.type === 'deleted' ? others : insert(others, change.contact, list.nextCursor === null);
  return { ...list, items, revision: change.revision };
}

/** Adds the next page. Rows that moved into it meanwhile are not shown twice. */
export function appendContactPage(list: ContactListState, page: ContactPage): ContactListState {
  const known = new Map(list.items.map((contact) => [contact.id, contact]));
  for (const contact of page.items) {
    const held = known.get(contact.id);
    if (!held || held.revision < contact.revision) known.set(contact.id, contact);
  }
  return { ...list, items: [...known.values()].sort(byName), nextCursor: page.nextCursor };
}

function insert(items: readonly Contact[], contact: Contact, isComplete: boolean): readonly Contact[] {
  const at = items.findIndex((each) => byName(contact, each) < 0);
  if (at >= 0) return [...items.slice(0, at), contact, ...items.slice(at)];
  return isComplete ? [...items, contact] : items;
}

// As the server sorts: without case and accents, then by id.
function byName(a: Contact, b: Contact): number {
  const [one, other] = [nameKey(a.name), nameKey(b.name)];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function nameKey(name: string): string {
  return foldKey(name).normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
