import { randomBytes } from 'node:crypto';
import { type ContactInput, itemFieldNames } from '../../contract/contacts/contact.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { itemKey } from '../../contract/contacts/contact-merge.ts';

/** A contact's fields in which every item has its id. */
export function withItemIds(fields: ContactInput, before: ContactInput | null): ContactInput {
  const next: Record<string, unknown> = { ...fields };
  for (const field of itemFieldNames) next[field] = itemsWithIds(fields[field], before?.[field] ?? []);
  // Only ids were added to what was parsed.
  return next as ContactInput;
}

/**
 * The items with ids. One that names no id is taken for the stored one of the same value, else for the one in its
 * place that nobody named, so that a client that knows no ids changes a number and does not replace the item.
 */
export function itemsWithIds(items: readonly ContactItem[], before: readonly ContactItem[]): ContactItem[] {
  const free = new Map(before.map((item) => [item.id, item]));
  const used = new Set<string>();
  const take = (id: string | undefined): string | undefined => {
    if (id === undefined || used.has(id)) return undefined;
    used.add(id);
    free.delete(id);
    return id;
  };
  const ids = items.map((item) => take(item.id));
  const settle = (find: (item: ContactItem, index: number) => string | undefined) => {
    for (const [index, item] of items.entries()) ids[index] ??= take(find(item, index));
  };
  settle((item) => [...free.values()].find((old) => itemKey(old) === itemKey(item))?.id);
  if (items.every(({ id }) => id === undefined)) {
    settle((_, index) => (free.has(before[index]?.id) ? before[index]?.id : undefined));
  }
  return items.map((item, index) => ({ ...item, id: ids[index] ?? newItemId() }));
}

const newItemId = () => randomBytes(6).toString('base64url');
