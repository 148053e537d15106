import { compareKeys, letterOf, nameOrderKey } from '../../../lib/contract/name-order.ts';

/** What decides a contact's place in the list. */
export interface Placed {
  readonly id: string;
  readonly name: string;
}

const keys = new WeakMap<Placed, string>();

function keyOf(contact: Placed): string {
  const known = keys.get(contact);
  if (known !== undefined) return known;
  const key = nameOrderKey(contact.name);
  keys.set(contact, key);
  return key;
}

/** The order of the address book: by name without case and accents, then by id. The same as the server's. */
export function compareContacts(a: Placed, b: Placed): number {
  return compareKeys(keyOf(a), keyOf(b)) || compareKeys(a.id, b.id);
}

/** Where a contact stands or would stand in an ordered list. */
export function placeIn(rows: readonly Placed[], contact: Placed): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && compareContacts(row, contact) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The heading under which a contact stands: its first letter, all ideographs under one, everything else under #. */
export function headingOf(contact: Placed): string {
  return letterOf(contact.name);
}
