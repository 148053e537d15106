import type { ItemField } from '../../../lib/contract/contacts/contact-fields.ts';
import type { ContactItem } from '../../../lib/contract/contacts/contact-items.ts';
import { isSame, itemKey } from '../../../lib/contract/contacts/contact-values.ts';
import { mergeItems } from '../../../lib/contract/contacts/merge-lists.ts';
import { cleanWebsite } from '../../../lib/contract/contacts/website.ts';
import { cleanLine, cleanText } from '../../../lib/contract/values/text.ts';

/** The most rows that one list of the form shows. */
export const ROWS_MAX = 60;

/** A row of the form as it was typed; `id` is the stored item's own, a new row has none. */
export interface ItemRow {
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
}
export interface AddressRow {
  readonly id?: string | undefined;
  readonly label: string;
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postcode: string;
  readonly country: string;
}
export type FormRow = ItemRow | AddressRow;

export const BLANK_ITEM: ItemRow = { label: '', value: '' };
export const BLANK_ADDRESS: AddressRow = {
  label: '',
  street: '',
  city: '',
  region: '',
  postcode: '',
  country: '',
};

/** The rows of a list; phones and emails always show one. */
export function atLeastOne(field: ItemField, rows: readonly FormRow[]): readonly FormRow[] {
  const isAlwaysShown = field === 'phones' || field === 'emails';
  return rows.length === 0 && isAlwaysShown ? [BLANK_ITEM] : rows;
}

const withId = (id: string | undefined) => (id === undefined ? {} : { id });

/** The rows of stored items. */
export function rowsOf(field: ItemField, items: readonly FormRow[]): readonly FormRow[] {
  return atLeastOne(
    field,
    items.map((item) =>
      'value' in item ? { ...withId(item.id), label: item.label, value: item.value } : item,
    ),
  );
}

/** A row of a field as it will be stored, or null when nothing was typed in it. */
export function itemOfRow(field: ItemField, row: FormRow): FormRow | null {
  if ('value' in row) {
    // Spelled otherwise than it will be stored, it would be taken for another website when the stored one arrives.
    const value = field === 'websites' ? cleanWebsite(row.value) : cleanLine(row.value);
    return value === '' ? null : { ...withId(row.id), label: cleanLine(row.label), value };
  }
  const address = {
    ...withId(row.id),
    label: cleanLine(row.label),
    street: cleanText(row.street),
    city: cleanLine(row.city),
    region: cleanLine(row.region),
    postcode: cleanLine(row.postcode),
    country: cleanLine(row.country),
  };
  const { street, city, region, postcode, country } = address;
  return `${street.trim()}${city}${region}${postcode}${country}` === '' ? null : address;
}

/** The items of the rows, without empty ones. */
export function itemsOfRows<T extends FormRow>(field: ItemField, rows: readonly T[]): T[] {
  // A row of a kind becomes an item of that kind.
  return rows.map((row) => itemOfRow(field, row)).filter((item): item is T => item !== null);
}

/** The name of one item of a field: `phones.a1b2`. */
export function keyOfItem(field: ItemField, itemId: string): string {
  return `${field}.${itemId}`;
}

interface RowsToFollow {
  readonly field: ItemField;
  readonly rows: readonly FormRow[];
  /** The items that the typing began from. */
  readonly before: readonly ContactItem[];
  /** The items as they are stored now. */
  readonly now: readonly ContactItem[];
  /** Whether a conflict waits for the person at this item. */
  isOpen(itemId: string): boolean;
}

interface FollowedRows {
  readonly rows: readonly FormRow[];
  /** The names of the items that changed on the screen; the field's own where one is gone. */
  readonly changed: readonly string[];
}

/**
 * The rows of a list after it was changed elsewhere, merged item by item: rows that were typed in stay as they were
 * typed, others follow, new ones come after those, and rows that were begun here stay last.
 */
export function followRows({ field, rows, before, now, isOpen }: RowsToFollow): FollowedRows {
  const keyOf = (item: ContactItem) => itemKey(item, field);
  const merged = byId(
    mergeItems<ContactItem>({ yours: itemsOfRows(field, rows), before, theirs: now }, keyOf).value,
  );
  const typed = byId(rows);
  const followed = now.flatMap(({ id = '' }): readonly FormRow[] => {
    const [row, item] = [typed.get(id), merged.get(id)];
    if (isOpen(id)) return row ? [row] : [];
    if (!item) return [];
    return [row && isSame(itemOfRow(field, row), item) ? row : item];
  });
  // A row whose item was removed elsewhere keeps its position, if it is kept at all.
  for (const [index, row] of rows.entries()) {
    const { id } = row;
    const isKept = id !== undefined && (isOpen(id) || merged.has(id));
    if (isKept && !followed.some((each) => each.id === id)) followed.splice(index, 0, row);
  }
  const stored = new Set(now.map(keyOf));
  const begun = rows.filter((row) => {
    const item = row.id === undefined ? itemOfRow(field, row) : null;
    return row.id === undefined && (item === null || !stored.has(keyOf(item)));
  });
  const next = rowsOf(field, [...followed, ...begun]);
  return { rows: next, changed: changedRows(field, rows, followed) };
}

function changedRows(field: ItemField, rows: readonly FormRow[], followed: readonly FormRow[]): string[] {
  const [typed, left] = [byId(rows), byId(followed)];
  const differ = [...left].filter(([id, row]) => typed.get(id) !== row).map(([id]) => id);
  const isGone = [...typed.keys()].some((id) => !left.has(id));
  const names = (ids: readonly string[]) => ids.map((id) => keyOfItem(field, id));
  return [
    ...names(differ.filter((id) => typed.has(id))),
    ...(isGone ? [field] : []),
    ...names(differ.filter((id) => !typed.has(id))),
  ];
}

/** The new base of the rows: the stored items, but those with an open conflict as they were before. */
export function baseItems({
  before,
  now,
  isOpen,
}: Pick<RowsToFollow, 'before' | 'now' | 'isOpen'>): readonly ContactItem[] {
  const [was, is] = [byId(before), byId(now)];
  return [
    ...now.map((item) => (item.id !== undefined && isOpen(item.id) ? (was.get(item.id) ?? item) : item)),
    ...before.filter(({ id }) => id !== undefined && isOpen(id) && !is.has(id)),
  ];
}

function byId<T extends { readonly id?: string | undefined }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.flatMap((item) => (item.id === undefined ? [] : [[item.id, item]])));
}

type Rows = { readonly [F in ItemField]: readonly FormRow[] };

/** A list of the form with one more row. */
export function withRow<T extends Rows>(values: T, field: ItemField): T {
  const blank = field === 'addresses' ? BLANK_ADDRESS : BLANK_ITEM;
  return { ...values, [field]: [...values[field], blank].slice(0, ROWS_MAX) };
}

/** A list of the form without a row. */
export function withoutRow<T extends Rows>(values: T, field: ItemField, index: number): T {
  const left = values[field].filter((_, at) => at !== index);
  return { ...values, [field]: atLeastOne(field, left) };
}

interface RowChange {
  readonly field: ItemField;
  readonly index: number;
  /** The parts of the row that were typed in. */
  readonly change: Partial<ItemRow & AddressRow>;
}

/** A list of the form with one row typed in. */
export function withTyped<T extends Rows>(values: T, { field, index, change }: RowChange): T {
  const rows = values[field].map((row, at) => (at === index ? { ...row, ...change } : row));
  return { ...values, [field]: rows };
}
