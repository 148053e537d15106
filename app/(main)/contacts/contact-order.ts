import { sortKey } from '../../../lib/contract/contact-search.ts';

/** What decides a contact's place in the list. */
export interface Placed {
  readonly id: string;
  readonly name: string;
}

const keys = new WeakMap<Placed, string>();

function keyOf(contact: Placed): string {
  const known = keys.get(contact);
  if (known !== undefined) return known;
  const key = sortKey(contact.name);
  keys.set(contact, key);
  return key;
}

/** Compares two texts by code point, as the store does; JavaScript's `<` compares halves of surrogate pairs. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return (isSurrogate(x) ? x + 0x10000 : x) - (isSurrogate(y) ? y + 0x10000 : y);
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

/** The order of the address book: by name without case and accents, then by id. The same as the server's. */
export function compareContacts(a: Placed, b: Placed): number {
  return compareText(keyOf(a), keyOf(b)) || compareText(a.id, b.id);
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
  const first = keyOf(contact).match(/^./u)?.[0] ?? '';
  if (/^\p{Script=Han}$/u.test(first)) return '漢';
  return /^\p{L}$/u.test(first) ? first.toLocaleUpperCase('en') : '#';
}
