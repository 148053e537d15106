import { randomBytes } from 'node:crypto';
import type { ContactInput } from '../../contract/contacts/contact.ts';
import { itemFieldNames } from '../../contract/contacts/contact-fields.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { itemKey } from '../../contract/contacts/contact-values.ts';

/** A contact's fields in which every item has its id. */
export function withItemIds<T extends ContactInput>(fields: T, before: ContactInput | null): T {
  const next: Record<string, unknown> = { ...fields };
  for (const field of itemFieldNames) next[field] = itemsWithIds(fields[field], before?.[field] ?? []);
  // What was parsed got only ids.
  return next as T;
}

/**
 * The items with ids. One without gets the id of the stored item with the same value, else of the one at its position if no
 * other item has it, so that a client that knows no ids changes an item instead of replacing it.
 */
export function itemsWithIds(items: readonly ContactItem[], before: readonly ContactItem[]): ContactItem[] {
  const free = new Map(before.map((item) => [item.id, item]));
  const used = new Set<string>();
  const claim = (id: string | undefined): string | undefined => {
    if (id === undefined || used.has(id)) return undefined;
    used.add(id);
    free.delete(id);
    return id;
  };
  const ids = items.map((item) => claim(item.id));
  const match = (find: (item: ContactItem, index: number) => string | undefined) => {
    for (const [index, item] of items.entries()) ids[index] ??= claim(find(item, index));
  };
  const isAlike = (a: ContactItem, b: ContactItem) => itemKey(a) === itemKey(b);
  match((item) => [...free.values()].find((old) => isAlike(old, item) && old.label === item.label)?.id);
  match((item) => [...free.values()].find((old) => isAlike(old, item))?.id);
  if (items.every(({ id }) => id === undefined)) {
    match((_, index) => (free.has(before[index]?.id) ? before[index]?.id : undefined));
  }
  return items.map((item, index) => ({ ...item, id: ids[index] ?? newItemId() }));
}

const ID_BYTES = 6;
/** Randomness for many ids at once: an import needs hundreds of thousands, and each call for it costs. */
const pool = { bytes: randomBytes(0), used: 0 };

function newItemId(): string {
  if (pool.used + ID_BYTES > pool.bytes.length)
    Object.assign(pool, { bytes: randomBytes(512 * ID_BYTES), used: 0 });
  pool.used += ID_BYTES;
  return pool.bytes.toString('base64url', pool.used - ID_BYTES, pool.used);
}
