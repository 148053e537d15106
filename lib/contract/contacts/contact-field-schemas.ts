import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { lineSchema, multilineSchema } from '../values/text-schema.ts';
import { type RecordedField, recordedFieldNames } from './contact-fields.ts';
import {
  addressSchema,
  birthdaySchema,
  contactEmailItemSchema,
  customFieldSchema,
  phoneSchema,
  websiteSchema,
} from './contact-items.ts';
import { ITEMS_MAX, NOTES_MAX } from './contact-limits.ts';

const listOf = <S extends z.ZodType>(item: S, what: string) =>
  z.array(item).max(ITEMS_MAX, `Use at most ${ITEMS_MAX} ${what}.`);

/** Cleans and checks the value of each field of a contact, with its limits. */
export const CONTACT_FIELD_SCHEMAS = {
  name: lineSchema(1, 200),
  organization: lineSchema(0, 200),
  title: lineSchema(0, 200),
  notes: multilineSchema(NOTES_MAX),
  phones: listOf(phoneSchema, 'phones'),
  emails: listOf(contactEmailItemSchema, 'emails'),
  addresses: listOf(addressSchema, 'addresses'),
  websites: listOf(websiteSchema, 'websites'),
  customFields: listOf(customFieldSchema, 'custom fields'),
  birthday: birthdaySchema,
  tags: listOf(lineSchema(1, 40), 'tags'),
  userId: idSchema.nullable(),
  photo: z.string().max(100).nullable(),
  // Of two contacts that became one both are kept.
  extra: z.array(z.string()),
} as const;

export type ContactFields = {
  [F in keyof typeof CONTACT_FIELD_SCHEMAS]: z.output<(typeof CONTACT_FIELD_SCHEMAS)[F]>;
};

export const recordedFieldSchema = z.enum(recordedFieldNames as [RecordedField, ...RecordedField[]]);
