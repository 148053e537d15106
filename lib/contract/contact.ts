import { z } from 'zod';
import { idSchema } from './ids.ts';
import { cleanLine, lineSchema, multilineSchema } from './text.ts';

const ITEMS_MAX = 50;

const labelSchema = lineSchema(0, 30);
export const phoneValueSchema = lineSchema(1, 60);
export const contactEmailSchema = z
  .string()
  .max(1000)
  .transform(cleanLine)
  .pipe(z.email('This does not look like an e-mail address.').max(254, 'Use at most 254 characters.'));

export const phoneSchema = z.strictObject({ label: labelSchema.default(''), value: phoneValueSchema });
export const contactEmailItemSchema = z.strictObject({
  label: labelSchema.default(''),
  value: contactEmailSchema,
});

const phonesSchema = z.array(phoneSchema).max(ITEMS_MAX, `Use at most ${ITEMS_MAX} phones.`);
const emailsSchema = z.array(contactEmailItemSchema).max(ITEMS_MAX, `Use at most ${ITEMS_MAX} e-mails.`);
const tagsSchema = z.array(lineSchema(1, 40)).max(ITEMS_MAX, `Use at most ${ITEMS_MAX} tags.`);

/** The fields that people edit, each with its rule. The name is the only one that must be there. */
const fields = {
  name: lineSchema(1, 200),
  organization: lineSchema(0, 200),
  title: lineSchema(0, 200),
  notes: multilineSchema(10_000),
  phones: phonesSchema,
  emails: emailsSchema,
  tags: tagsSchema,
  userId: idSchema.nullable(),
} as const;

export const contactFieldNames = Object.keys(fields) as (keyof typeof fields)[];
export type ContactField = keyof typeof fields;

const longForm = z.strictObject({
  name: fields.name,
  organization: fields.organization.default(''),
  title: fields.title.default(''),
  notes: fields.notes.default(''),
  phones: fields.phones.default([]),
  emails: fields.emails.default([]),
  tags: fields.tags.default([]),
  userId: fields.userId.default(null),
  // The short form of the simplest clients: one phone, one e-mail.
  phone: lineSchema(0, 60).optional(),
  email: z.union([z.literal(''), contactEmailSchema]).optional(),
});

type LongForm = z.infer<typeof longForm>;

function widen({ phone, email, ...contact }: LongForm): Omit<LongForm, 'phone' | 'email'> {
  return {
    ...contact,
    phones: phone ? [{ label: '', value: phone }, ...contact.phones] : contact.phones,
    emails: email ? [{ label: '', value: email }, ...contact.emails] : contact.emails,
  };
}

/** A whole contact, for POST and PUT, in the long or the short form. */
export const contactInputSchema = longForm.transform(widen);
export type ContactInput = z.infer<typeof contactInputSchema>;

/**
 * JSON Merge Patch (RFC 7396): only the fields named change; `null` empties a field (not the name). `phone` and
 * `email` stand for the first phone and e-mail.
 */
export const contactPatchSchema = z.strictObject({
  name: fields.name.optional(),
  organization: fields.organization.nullable().optional(),
  title: fields.title.nullable().optional(),
  notes: fields.notes.nullable().optional(),
  phones: fields.phones.nullable().optional(),
  emails: fields.emails.nullable().optional(),
  tags: fields.tags.nullable().optional(),
  userId: fields.userId.optional(),
  phone: lineSchema(0, 60).nullable().optional(),
  email: z
    .union([z.literal(''), contactEmailSchema])
    .nullable()
    .optional(),
});
export type ContactPatch = z.infer<typeof contactPatchSchema>;

/** Some of the fields, each whole: what a form sends when it knows how they were before. */
export const someContactFieldsSchema = z.strictObject(fields).partial();
export type SomeContactFields = z.infer<typeof someContactFieldsSchema>;

/** A contact as everybody sees it. `revision` is the address book's number at its last change. */
export const contactSchema = z.object({
  id: idSchema,
  revision: z.number().int(),
  name: z.string(),
  organization: z.string(),
  title: z.string(),
  notes: z.string(),
  phones: z.array(z.object({ label: z.string(), value: z.string() })),
  emails: z.array(z.object({ label: z.string(), value: z.string() })),
  tags: z.array(z.string()),
  userId: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedByUserId: z.string().nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

export const contactChangeSchema = z.object({
  revision: z.number().int(),
  type: z.enum(['created', 'updated', 'deleted', 'restored']),
  id: idSchema,
  contact: contactSchema.optional(),
});
export type ContactChange = z.infer<typeof contactChangeSchema>;

export const contactSortSchema = z.enum(['name', 'updatedAt']);
export type ContactSort = z.infer<typeof contactSortSchema>;
