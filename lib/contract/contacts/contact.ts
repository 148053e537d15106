import { z } from 'zod';
import { idSchema, madeIdSchema } from '../values/ids.ts';
import { pageSchema } from '../values/paging.ts';
import { lineSchema } from '../values/text-schema.ts';
import { CONTACT_FIELD_SCHEMAS } from './contact-field-schemas.ts';
import { type ContactField, contactFieldNames } from './contact-fields.ts';
import {
  contactEmailSchema,
  shownAddressSchema,
  shownItemSchema,
  shownPhoneSchema,
} from './contact-items.ts';

const { photo: _, extra: _e, ...fields } = CONTACT_FIELD_SCHEMAS;

export const contactFieldSchema = z.enum(contactFieldNames as [ContactField, ...ContactField[]]);

// The short form of the simplest clients: one phone, one e-mail.
const shortPhone = lineSchema(0, 60);
const shortEmail = z.union([z.literal(''), contactEmailSchema]);

const longForm = z.strictObject({
  name: fields.name,
  organization: fields.organization.default(''),
  title: fields.title.default(''),
  notes: fields.notes.default(''),
  phones: fields.phones.default([]),
  emails: fields.emails.default([]),
  addresses: fields.addresses.default([]),
  websites: fields.websites.default([]),
  customFields: fields.customFields.default([]),
  birthday: fields.birthday.default(''),
  tags: fields.tags.default([]),
  userId: fields.userId.default(null),
  phone: shortPhone.optional(),
  email: shortEmail.optional(),
});

type LongForm = z.infer<typeof longForm>;

function widen({ phone, email, ...contact }: LongForm): Omit<LongForm, 'phone' | 'email'> {
  return {
    ...contact,
    phones: phone ? [{ label: '', value: phone }, ...contact.phones] : contact.phones,
    emails: email ? [{ label: '', value: email }, ...contact.emails] : contact.emails,
  };
}

/** A whole contact, for PUT, in the long or the short form. */
export const contactInputSchema = longForm.transform(widen);
export type ContactInput = z.infer<typeof contactInputSchema>;

/** A whole contact for POST, perhaps under an id that the client made: sent again it is stored once. */
export const newContactSchema = longForm
  .extend({ id: madeIdSchema.optional() })
  .transform(({ id, ...contact }) => ({ ...widen(contact), ...(id === undefined ? {} : { id }) }));
export type NewContact = z.infer<typeof newContactSchema>;

/**
 * JSON Merge Patch (RFC 7396): only the fields named change; `null` empties a field (not the name). `phone` and
 * `email` are the first phone and e-mail.
 */
export const contactPatchSchema = z.strictObject({
  name: fields.name.optional(),
  organization: fields.organization.nullable().optional(),
  title: fields.title.nullable().optional(),
  notes: fields.notes.nullable().optional(),
  phones: fields.phones.nullable().optional(),
  emails: fields.emails.nullable().optional(),
  addresses: fields.addresses.nullable().optional(),
  websites: fields.websites.nullable().optional(),
  customFields: fields.customFields.nullable().optional(),
  birthday: fields.birthday.nullable().optional(),
  tags: fields.tags.nullable().optional(),
  userId: fields.userId.optional(),
  phone: shortPhone.nullable().optional(),
  email: shortEmail.nullable().optional(),
});
export type ContactPatch = z.infer<typeof contactPatchSchema>;

/** Some of the fields, each whole: what a form sends when it knows how they were before. */
export const someContactFieldsSchema = z.strictObject(fields).partial();
export type SomeContactFields = z.infer<typeof someContactFieldsSchema>;

/** A contact as every user sees it. `revision` is the address book's number at its last change. */
export const contactSchema = z.object({
  id: idSchema,
  revision: z.number().int(),
  name: z.string(),
  organization: z.string(),
  title: z.string(),
  notes: z.string(),
  phones: z.array(shownPhoneSchema),
  emails: z.array(shownItemSchema),
  addresses: z.array(shownAddressSchema),
  websites: z.array(shownItemSchema),
  /** Fields that people named themselves; what an earlier release says does not have them. */
  customFields: z.array(shownItemSchema).default([]),
  /** `1986-04-30`, `--04-30` without the year, or empty. */
  birthday: z.string(),
  tags: z.array(z.string()),
  /** What its picture is named by, at `/contacts/{id}/photo`; null when it has none. */
  photo: z.string().nullable(),
  userId: z.string().nullable(),
  /** What a file said of it beyond these fields, as lines of a vCard; it goes out again with an export. Left out when there is nothing. */
  extra: z.array(z.string()).optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedByUserId: z.string().nullable(),
  /** Whether it is a favourite of the caller. Only in answers to one person, never in what is published to all. */
  favourite: z.boolean().optional(),
  /** Only of a contact in the bin: when it was deleted, by whom, and into which contact it was merged. */
  deletedAt: z.string().optional(),
  deletedByUserId: z.string().optional(),
  mergedIntoId: z.string().nullable().optional(),
});
export type Contact = z.infer<typeof contactSchema>;

/** One page of the address book; `revision` is its number at that moment. */
export const contactPageSchema = pageSchema(contactSchema).extend({
  revision: z.number().int(),
  /** For `before`; only of a page that does not begin at the start. */
  previousCursor: z.string().nullable().optional(),
});
export type ContactPage = z.infer<typeof contactPageSchema>;

export const contactChangeSchema = z.object({
  revision: z.number().int(),
  type: z.enum(['created', 'updated', 'deleted', 'restored']),
  id: idSchema,
  contact: contactSchema.optional(),
  /** Only of `deleted`: the contact into which it was merged. */
  mergedIntoId: idSchema.optional(),
});
export type ContactChange = z.infer<typeof contactChangeSchema>;

/** By the whole name, by the family name, by organization, or the last change first. */
export const contactSortSchema = z.enum(['name', 'lastName', 'organization', 'updatedAt']);
export type ContactSort = z.infer<typeof contactSortSchema>;
