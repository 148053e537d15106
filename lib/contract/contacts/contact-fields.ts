import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { caseKey, lineSchema, multilineSchema } from '../values/text.ts';
import {
  addressSchema,
  birthdaySchema,
  type ContactItem,
  contactEmailItemSchema,
  ITEMS_MAX,
  phoneSchema,
  websiteSchema,
} from './contact-items.ts';
import { isSame } from './contact-values.ts';
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
interface FieldRule<S extends z.ZodType> {
  readonly kind: 'text' | 'items' | 'tags' | 'date' | 'link' | 'photo';
  /** Cleans and checks a value, with its limits. */
  readonly schema: S;
  readonly empty: z.output<S>;
  /** Whether two different values can be kept as one. */
  readonly keepsBoth: boolean;
  /** Two edits of a field that began from the same value. */
  merge(sides: Sides<z.output<S>>): Merged<z.output<S>>;
  /** Two contacts made one, and a contact that a file adds to. */
  join(values: Joined<z.output<S>>): z.output<S>;
}

/** A value that is whole: two edits of it clash, and of two contacts one gives it. */
function whole<S extends z.ZodType>(kind: FieldRule<S>['kind'], schema: S, empty: z.output<S>): FieldRule<S> {
  return {
    kind,
    schema,
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
function prose(max: number): FieldRule<z.ZodType<string>> {
  return {
    ...whole('text', multilineSchema(max), ''),
    keepsBoth: true,
    join({ mine, theirs }) {
      if (mine.includes(theirs)) return mine;
      if (theirs.includes(mine)) return theirs;
      return Array.from(`${mine}\n\n${theirs}`).slice(0, max).join('');
    },
  };
}

const listOf = <S extends z.ZodType>(item: S, what: string) =>
  z.array(item).max(ITEMS_MAX, `Use at most ${ITEMS_MAX} ${what}.`);

/** Items with ids of their own. */
function items<S extends z.ZodType<ContactItem>>(item: S, what: string): FieldRule<z.ZodArray<S>> {
  return {
    kind: 'items',
    schema: listOf(item, what),
    empty: [],
    keepsBoth: true,
    merge: mergeItems<z.output<S>>,
    join: ({ mine, theirs, keyOf }) => union(mine, theirs, keyOf),
  };
}

function tags<S extends z.ZodType<string>>(tag: S): FieldRule<z.ZodArray<z.ZodType<string>>> {
  return {
    kind: 'tags',
    schema: listOf(tag, 'tags'),
    empty: [],
    keepsBoth: true,
    merge: (sides) => ({ value: mergeTags(sides), clashes: [] }),
    join: ({ mine, theirs }) => union(mine, theirs, caseKey),
  };
}

function union<T>(mine: readonly T[], theirs: readonly T[], keyOf: (each: T) => string): T[] {
  const keys = new Set(mine.map(keyOf));
  return [...mine, ...theirs.filter((each) => !keys.has(keyOf(each)))].slice(0, ITEMS_MAX);
}

/**
 * The fields of a contact, in the order in which they are kept. All of them are recorded in its history; the photo (the
 * hash of its bytes) is changed by an address of its own, the others are what people edit.
 */
export const CONTACT_FIELDS = {
  name: whole('text', lineSchema(1, 200), ''),
  organization: whole('text', lineSchema(0, 200), ''),
  title: whole('text', lineSchema(0, 200), ''),
  notes: prose(10_000),
  phones: items(phoneSchema, 'phones'),
  emails: items(contactEmailItemSchema, 'e-mails'),
  addresses: items(addressSchema, 'addresses'),
  websites: items(websiteSchema, 'websites'),
  birthday: whole('date', birthdaySchema, ''),
  tags: tags(lineSchema(1, 40)),
  userId: whole('link', idSchema.nullable(), null),
  photo: whole('photo', z.string().max(100).nullable(), null),
} as const;

export type RecordedField = keyof typeof CONTACT_FIELDS;
export type ContactFields = {
  [F in RecordedField]: z.output<(typeof CONTACT_FIELDS)[F]['schema']>;
};

export const recordedFieldNames = Object.keys(CONTACT_FIELDS) as RecordedField[];
export const recordedFieldSchema = z.enum(recordedFieldNames as [RecordedField, ...RecordedField[]]);

/** The rule of a field, for code that treats all fields alike. */
export function ruleOf(name: RecordedField): FieldRule<z.ZodType> {
  return CONTACT_FIELDS[name] as FieldRule<z.ZodType>;
}
