import type { Contact, ContactSort } from '../../../lib/contract/contacts/contact.ts';
import { lastNameKey, organizationKey } from '../../../lib/contract/contacts/family-name.ts';
import { compareKeys, letterOf, nameOrderKey } from '../../../lib/contract/contacts/name-order.ts';

/** What decides a contact's position in the list. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The key of a contact by one order, worked out once. */
function remembered<T extends object>(keyOf: (contact: T) => string): (contact: T) => string {
  const keys = new WeakMap<T, string>();
  return (contact) => {
    const known = keys.get(contact);
    if (known !== undefined) return known;
    const key = keyOf(contact);
    keys.set(contact, key);
    return key;
  };
}

const keyOf = remembered(({ name }: Named) => nameOrderKey(name));

/** The order of the address book: by name without case and accents, then by id. The same as the server's. */
export function compareContacts(a: Named, b: Named): number {
  return compareKeys(keyOf(a), keyOf(b)) || compareKeys(a.id, b.id);
}

const byText = (key: (contact: Contact) => string) => (a: Contact, b: Contact) =>
  compareKeys(key(a), key(b)) || compareKeys(a.id, b.id);

/** The orders of a list that a search leaves as they are. The same as the server's. */
const FIXED: Readonly<Record<Exclude<ContactSort, 'name'>, (a: Contact, b: Contact) => number>> = {
  lastName: byText(remembered(lastNameKey)),
  organization: byText(remembered(organizationKey)),
  updatedAt: (a, b) => compareKeys(b.updatedAt, a.updatedAt) || compareKeys(b.id, a.id),
};

/** The order of a list query: a fixed one, by how a search found it and then by name, or by name. */
export function inListOrder(sort: ContactSort, query: string): (a: Contact, b: Contact) => number {
  if (sort !== 'name') return FIXED[sort];
  if (query === '') return compareContacts;
  // First whose name begins as the search does.
  const start = nameOrderKey(query);
  const rank = (contact: Named) => (keyOf(contact).startsWith(start) ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || compareContacts(a, b);
}

/** Where a contact is or would be in an ordered list. */
export function positionIn<T extends Named>(
  rows: readonly T[],
  contact: T,
  compare: (a: T, b: T) => number = compareContacts,
): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && compare(row, contact) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The heading under which a contact is shown: its first letter, all ideographs under one, everything else under #. */
export const headingOf = remembered(({ name }: Named) => letterOf(name));
