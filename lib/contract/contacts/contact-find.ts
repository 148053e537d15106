import { z } from 'zod';
import { idSchema } from '../values/ids.ts';
import { contactSchema } from './contact.ts';
import { recordedFieldSchema } from './contact-field-schemas.ts';

/** The tags of the address book with how many contacts have each, by name. */
export const contactTagsSchema = z.object({
  items: z.array(z.object({ tag: z.string(), count: z.number().int() })),
  revision: z.number().int(),
});
export type ContactTags = z.infer<typeof contactTagsSchema>;

/** The letters under which names are listed, in the order of the list, with how many each has and the position of the first one (from 0). */
export const contactLettersSchema = z.object({
  items: z.array(z.object({ letter: z.string(), count: z.number().int(), position: z.number().int() })),
  total: z.number().int(),
  revision: z.number().int(),
});
export type ContactLetters = z.infer<typeof contactLettersSchema>;

/** A contact whose birthday comes: on which day, in how many days (0 is today), and how old the person becomes, if that is known. */
export const comingBirthdaySchema = z.object({
  contact: contactSchema,
  date: z.string(),
  inDays: z.number().int(),
  turns: z.number().int().nullable(),
});
export type ComingBirthday = z.infer<typeof comingBirthdaySchema>;

/** How many contacts a list has; `isExact`: false when there are more than were counted. */
export const contactCountSchema = z.object({
  count: z.number().int(),
  isExact: z.boolean(),
  revision: z.number().int(),
});
export type ContactCount = z.infer<typeof contactCountSchema>;

/** At most so many contacts are exported by their ids. */
export const EXPORT_MAX = 2_000;

/** Chosen contacts as a file. */
export const exportChosenSchema = z.strictObject({
  format: z.enum(['csv', 'vcard']),
  ids: z.array(idSchema).min(1).max(EXPORT_MAX),
});

export const duplicateReasonSchema = z.enum(['phone', 'email', 'name']);

/** Contacts that may be one: what they have in common, and who they are. */
export const duplicateGroupSchema = z.object({
  reasons: z.array(duplicateReasonSchema),
  contacts: z.array(contactSchema),
});
export type DuplicateGroup = z.infer<typeof duplicateGroupSchema>;

/**
 * The body of `POST /contacts/{id}/merge`: the other contact, which goes to the bin, and for each field whose it is.
 * `both` joins lists and notes; it is also what becomes of a field that is not named (one line: the first that is not
 * empty).
 */
export const mergeContactsSchema = z.strictObject({
  withId: idSchema,
  fields: z.partialRecord(recordedFieldSchema, z.enum(['this', 'other', 'both'])).default({}),
});
export type MergeContacts = z.infer<typeof mergeContactsSchema>;
