import type { ContactField, ItemField } from '../../../lib/contract/contacts/contact.ts';
import type { ContactItem } from '../../../lib/contract/contacts/contact-items.ts';
import { itemKey } from '../../../lib/contract/contacts/contact-merge.ts';
import { type DraftRow, itemOfRow, rowsOf, sameValue } from './contact-form-values.ts';

/** The name of one item of a field: `phones.a1b2`. */
export function keyOfItem(field: ContactField, itemId: string): string {
  return `${field}.${itemId}`;
}

interface Follow {
  readonly field: ItemField;
  readonly rows: readonly DraftRow[];
  readonly before: readonly ContactItem[];
  readonly now: readonly ContactItem[];
  /** The items that both sides changed differently, by their names. */
  readonly theirs: Readonly<Record<string, unknown>>;
}

interface Followed {
  readonly rows: readonly DraftRow[];
  /** What the rows are compared with from now on: an item to be decided on stays as it was before. */
  readonly base: readonly ContactItem[];
  /** The names of the items that changed on the screen. */
  readonly followed: readonly string[];
}

/**
 * The rows of a list after somebody else changed it, item by item: rows that were typed in stay, others follow, new
 * ones come after those that were there, and rows that were begun here stay last.
 */
export function followItems({ field, rows, before, now, theirs: open }: Follow): Followed {
  const [was, is] = [byId(before), byId(now)];
  const mine = byId(rows);
  const isOpen = (id: string) => Object.hasOwn(open, keyOfItem(field, id));
  const followed: string[] = [];

  const kept = rows.flatMap((row): readonly DraftRow[] => {
    if (row.id === undefined) return [];
    const theirs = is.get(row.id);
    const isTyped = !sameValue(itemOfRow(row), was.get(row.id) ?? null);
    if (isOpen(row.id) || (isTyped && theirs)) return [row];
    if (!theirs) {
      // One that I keep although they took it away.
      if (!was.has(row.id)) return [row];
      followed.push(field);
      return [];
    }
    if (!sameValue(theirs, was.get(row.id))) followed.push(keyOfItem(field, row.id));
    return [theirs];
  });
  const added = now.filter(({ id }) => id !== undefined && !mine.has(id) && !was.has(id));
  followed.push(...added.map(({ id }) => keyOfItem(field, id ?? '')));
  const there = new Set(now.map(itemKey));
  const begun = rows.filter((row) => {
    const item = row.id === undefined ? itemOfRow(row) : null;
    return row.id === undefined && (item === null || !there.has(itemKey(item)));
  });

  const base = [
    ...now.map((item) => (item.id !== undefined && isOpen(item.id) ? (was.get(item.id) ?? item) : item)),
    ...before.filter(({ id }) => id !== undefined && isOpen(id) && !is.has(id)),
  ];
  return { rows: rowsOf(field, [...kept, ...added, ...begun]), base, followed: [...new Set(followed)] };
}

function byId<T extends { readonly id?: string | undefined }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.flatMap((item) => (item.id === undefined ? [] : [[item.id, item]])));
}
