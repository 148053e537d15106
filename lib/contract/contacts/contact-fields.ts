import { caseKey } from '../values/text.ts';
import { joinExtra } from './contact-extra.ts';
import type { ContactFields } from './contact-field-schemas.ts';
import type { ContactItem } from './contact-items.ts';
import { ITEMS_MAX, LABEL_MAX, NOTES_MAX } from './contact-limits.ts';
import { isSame, itemKey } from './contact-values.ts';
import { type Merged, mergeItems, mergeTags, type Sides } from './merge-lists.ts';

/** The values of one field in two contacts that become one. */
interface Joined<T> {
  readonly mine: T;
  readonly theirs: T;
  /** Whose is taken where only one of two can be kept. */
  readonly prefers: 'mine' | 'theirs';
  /** What makes two items the same thing. */
  keyOf(item: ContactItem): string;
}

/** What a field holds, and what that means where two people, or two contacts, meet. Values compare by `isSame`. */
interface FieldRule<T> {
  readonly kind: 'text' | 'items' | 'tags' | 'date' | 'link' | 'photo' | 'lines';
  readonly empty: T;
  /** Whether two different values can be kept as one. */
  readonly keepsBoth: boolean;
  /** Two edits of a field that began from the same value. */
  merge(sides: Sides<T>): Merged<T>;
  /** Two contacts made one, and a contact that a file adds to. */
  join(values: Joined<T>): T;
}

/** A value that is whole: two edits of it clash, and of two contacts one gives it. */
function whole<T>(kind: FieldRule<T>['kind'], empty: T): FieldRule<T> {
  return {
    kind,
    empty,
    keepsBoth: false,
    merge: ({ theirs, ...sides }) => ({ value: theirs, clashes: [{ itemId: null, theirs, ...sides }] }),
    join({ mine, theirs, prefers }) {
      const [first, second] = prefers === 'mine' ? [mine, theirs] : [theirs, mine];
      return isSame(first, empty) ? second : first;
    },
  };
}

/** Text of several lines: one after the other, unless one holds the other already. */
function prose(max: number): FieldRule<string> {
  return {
    ...whole('text', ''),
    keepsBoth: true,
    join({ mine, theirs }) {
      if (mine.includes(theirs)) return mine;
      if (theirs.includes(mine)) return theirs;
      return Array.from(`${mine}\n\n${theirs}`).slice(0, max).join('');
    },
  };
}

/** Items with ids of their own. */
function items<T extends ContactItem>(keyOfItem: (item: ContactItem) => string = itemKey): FieldRule<T[]> {
  return {
    kind: 'items',
    empty: [],
    keepsBoth: true,
    merge: (sides) => mergeItems<T>(sides, keyOfItem),
    join: ({ mine, theirs, keyOf }) => union(withLabels(mine, theirs, keyOf), theirs, keyOf),
  };
}

const tags: FieldRule<string[]> = {
  kind: 'tags',
  empty: [],
  keepsBoth: true,
  merge: (sides) => ({ value: mergeTags(sides), clashes: [] }),
  join: ({ mine, theirs }) => union(mine, theirs, caseKey),
};

/** Of an item that both have, the labels of both. */
function withLabels<T extends ContactItem>(
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: ContactItem) => string,
): T[] {
  const labels = new Map(theirs.map((item) => [keyOf(item), item.label]));
  return mine.map((item) => withLabelOf(item, labels.get(keyOf(item)) ?? ''));
}

/** An item that says another label, too, if there is room for it. */
export function withLabelOf<T extends ContactItem>(item: T, other: string): T {
  return hasLabel(item, other) ? item : { ...item, label: bothLabels(item.label, other) };
}

/** Whether an item's label says this, too. */
export function hasLabel({ label }: ContactItem, other: string): boolean {
  return other === '' || label.split(', ').some((each) => caseKey(each) === caseKey(other));
}

function bothLabels(label: string, other: string): string {
  if (label === '') return other;
  const both = `${label}, ${other}`;
  return both.length > LABEL_MAX ? label : both;
}

function union<T>(mine: readonly T[], theirs: readonly T[], keyOf: (each: T) => string): T[] {
  const keys = new Set(mine.map(keyOf));
  return [...mine, ...theirs.filter((each) => !keys.has(keyOf(each)))].slice(0, ITEMS_MAX);
}

function joinedExtra({ mine, theirs, prefers }: Joined<string[]>): string[] {
  return joinExtra(mine, theirs, prefers);
}

/**
 * The fields of a contact, in the order in which they are kept. All of them are recorded in its history; the photo (the
 * hash of its bytes) is changed by an address of its own, what a vCard said besides (`extra`) comes by files only, the others
 * are what people edit. What a field may hold is in
 * `contact-field-schemas.ts`, which only the server loads.
 */
export const CONTACT_FIELDS: { readonly [F in keyof ContactFields]: FieldRule<ContactFields[F]> } = {
  name: whole('text', ''),
  organization: whole('text', ''),
  title: whole('text', ''),
  notes: prose(NOTES_MAX),
  phones: items(),
  emails: items(),
  addresses: items(),
  websites: items(),
  // Two fields of one value are not the same thing.
  customFields: items((item) => itemKey(item, 'customFields')),
  birthday: whole('date', ''),
  tags,
  userId: whole('link', null),
  photo: whole('photo', null),
  extra: { ...whole('lines', []), keepsBoth: true, join: joinedExtra },
};

export type RecordedField = keyof ContactFields;
export const recordedFieldNames = Object.keys(CONTACT_FIELDS) as RecordedField[];

/** The fields that people edit. The name is the only one that must be there. */
export type ContactField = Exclude<RecordedField, 'photo' | 'extra'>;
export const contactFieldNames = recordedFieldNames.filter(
  (field): field is ContactField => field !== 'photo' && field !== 'extra',
);

/** The fields of a contact that has nothing but its name. */
export const EMPTY_FIELDS = Object.fromEntries(
  contactFieldNames.flatMap((field) => (field === 'name' ? [] : [[field, CONTACT_FIELDS[field].empty]])),
) as unknown as Readonly<Omit<ContactFields, 'name' | 'photo' | 'extra'>>;

/** The fields that are lists of items with ids of their own. */
export type ItemField = {
  [F in ContactField]: ContactFields[F] extends ContactItem[] ? F : never;
}[ContactField];

export function isItemField(field: RecordedField): field is ItemField {
  return CONTACT_FIELDS[field].kind === 'items';
}

export const itemFieldNames: readonly ItemField[] = recordedFieldNames.filter(isItemField);

/** The rule of a field, for code that treats all fields alike. */
export function ruleOf(name: RecordedField): FieldRule<unknown> {
  return CONTACT_FIELDS[name] as FieldRule<unknown>;
}
