import { z } from 'zod';
import { caseKey } from '../values/text.ts';
import {
  type ContactInput,
  contactFieldNames,
  contactFieldSchema,
  contactSchema,
  type ItemField,
  isItemField,
  type SomeContactFields,
  someContactFieldsSchema,
} from './contact.ts';
import type { ContactItem } from './contact-items.ts';

/** A field, or one item of a field, that two people changed differently. What is stored stays theirs until somebody decides. */
export const contactConflictSchema = z.object({
  field: contactFieldSchema,
  /** The item, where the field is a list of items and not the whole list is meant. */
  itemId: z.string().nullable(),
  /** Null where an item was taken away. */
  yours: z.unknown(),
  theirs: z.unknown(),
  before: z.unknown(),
});
export type ContactConflict = z.infer<typeof contactConflictSchema>;

/** A conflict, and who set what is stored now; null when the history does not say. */
export const namedConflictSchema = contactConflictSchema.extend({ byUserId: z.string().nullable() });
export type NamedConflict = z.infer<typeof namedConflictSchema>;

/** The body of `POST /contacts/{id}/edits`: the changed fields as they are to be, and as they were when the person began. */
export const contactEditSchema = z.strictObject({
  changed: someContactFieldsSchema,
  base: someContactFieldsSchema,
});

/** The answer to an edit: the contact as it is stored now, and what another person changed meanwhile to something else. */
export const savedContactSchema = z.object({
  contact: contactSchema,
  conflicts: z.array(namedConflictSchema),
});
export type SavedContact = z.infer<typeof savedContactSchema>;

export interface MergedFields {
  readonly fields: ContactInput;
  readonly conflicts: readonly ContactConflict[];
}

interface Sides {
  /** The changed fields as they are to be. */
  readonly yours: SomeContactFields;
  /** The same fields as they were when the person began. */
  readonly before: SomeContactFields;
  /** The whole contact as it is now. */
  readonly theirs: ContactInput;
}

/**
 * Three versions made one. A field that only one side changed takes that side's; lists of items merge item by item by
 * their ids, tags one by one; what both changed differently stays theirs and is named. Pure: the same on both ends.
 */
export function mergeFields({ yours, before, theirs }: Sides): MergedFields {
  const merged: Record<string, unknown> = { ...theirs };
  const conflicts: ContactConflict[] = [];
  for (const field of contactFieldNames) {
    const mine = yours[field];
    if (mine === undefined) continue;
    const was = before[field];
    const now = theirs[field];
    if (isSame(mine, now)) continue;
    if (isSame(was, now)) merged[field] = mine;
    else if (isItemField(field)) {
      const items = mergeItems(field, {
        yours: itemsOf(mine),
        before: itemsOf(was),
        theirs: itemsOf(now),
      });
      merged[field] = items.items;
      conflicts.push(...items.conflicts);
    } else if (field === 'tags') merged[field] = mergeTags(textsOf(mine), textsOf(was), textsOf(now));
    else conflicts.push({ field, itemId: null, yours: mine, theirs: now, before: was ?? null });
  }
  // Each value is one of three that were parsed by their field's own schema.
  return { fields: merged as ContactInput, conflicts };
}

type Item = ContactItem;
const itemsOf = (value: unknown): readonly Item[] => (Array.isArray(value) ? (value as Item[]) : []);
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

export interface ItemSides {
  readonly yours: readonly Item[];
  readonly before: readonly Item[];
  readonly theirs: readonly Item[];
}

/** A list of items merged item by item by their ids. */
export function mergeItems(
  field: ItemField,
  { yours, before, theirs }: ItemSides,
): { items: ContactItem[]; conflicts: ContactConflict[] } {
  const conflicts: ContactConflict[] = [];
  const [mine, was] = [byId(yours), byId(before)];
  const kept: Item[] = [];
  const clash = (itemId: string, conflict: Omit<ContactConflict, 'field' | 'itemId'>) =>
    conflicts.push({ field, itemId, ...conflict });
  for (const now of theirs) {
    const id = now.id ?? '';
    const old = was.get(id);
    const my = mine.get(id);
    // Not there when I began: theirs alone.
    if (!old) kept.push(now);
    else if (!my) {
      if (isSame(old, now)) continue;
      clash(id, { yours: null, theirs: now, before: old });
      kept.push(now);
    } else if (isSame(my, old) || isSame(my, now)) kept.push(now);
    else if (isSame(old, now)) kept.push(my);
    else {
      clash(id, { yours: my, theirs: now, before: old });
      kept.push(now);
    }
  }
  const there = new Set(theirs.map(({ id }) => id));
  for (const my of yours) {
    if (my.id !== undefined && there.has(my.id)) continue;
    const old = my.id === undefined ? undefined : was.get(my.id);
    if (!old) {
      // Two people who add the same number mean one.
      if (!kept.some((item) => itemKey(item) === itemKey(my))) kept.push(my);
    } else if (!isSame(my, old)) clash(old.id ?? '', { yours: my, theirs: null, before: old });
  }
  return { items: inOrder(kept, yours, before), conflicts };
}

function byId(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.flatMap((item) => (item.id === undefined ? [] : [[item.id, item]])));
}

/** Where I moved items and nobody else did, my order stands; what is theirs alone comes after. */
function inOrder(kept: readonly Item[], yours: readonly Item[], before: readonly Item[]): Item[] {
  const common = (items: readonly Item[]) =>
    items
      .map(({ id }) => id)
      .filter((id) => [kept, yours, before].every((side) => side.some((item) => item.id === id)));
  const [now, was, mine] = [common(kept), common(before), common(yours)];
  if (isSame(mine, was) || !isSame(now, was)) return [...kept];
  const placed = new Map(mine.map((id, index) => [id, index]));
  return [...kept].sort((a, b) => (placed.get(a.id) ?? Infinity) - (placed.get(b.id) ?? Infinity) || 0);
}

/** What makes two items the same thing to a person, whatever their labels. */
export function itemKey(item: Item): string {
  if (!('value' in item))
    return caseKey(JSON.stringify([item.street, item.city, item.region, item.postcode, item.country]));
  return caseKey(item.value).replace(/[\s().-]/g, '');
}

export function mergeTags(
  yours: readonly string[],
  before: readonly string[],
  theirs: readonly string[],
): string[] {
  const keys = (tags: readonly string[]) => new Set(tags.map(caseKey));
  const [mine, was, now] = [keys(yours), keys(before), keys(theirs)];
  return [
    ...theirs.filter((tag) => mine.has(caseKey(tag)) || !was.has(caseKey(tag))),
    ...yours.filter((tag) => !was.has(caseKey(tag)) && !now.has(caseKey(tag))),
  ];
}

/** Whether two plain values are the same, whatever the order of their keys; one without a value or derived counts as missing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const defined = (value: object) =>
    Object.entries(value).filter(([key, part]) => part !== undefined && key !== 'e164');
  const [one, other] = [defined(a), new Map(defined(b))];
  return (
    one.length === other.size && one.every(([key, value]) => other.has(key) && isSame(value, other.get(key)))
  );
}
