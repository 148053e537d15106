import { z } from 'zod';
import { recordedFieldSchema } from './contact-field-schemas.ts';

/** What one change did to one field. Items carry their ids, so that it can be said which of them changed. */
export const fieldChangeSchema = z.object({
  field: recordedFieldSchema,
  before: z.unknown(),
  after: z.unknown(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** One change of a contact: who, when, from where, and each field before and after. */
export const contactHistoryEntrySchema = z.object({
  revision: z.number().int(),
  type: z.enum(['created', 'updated', 'deleted', 'restored']),
  at: z.string(),
  byUserId: z.string(),
  /** The page, a program with a token, or an import. */
  from: z.enum(['page', 'rest', 'import']),
  importId: z.string().nullable(),
  /** The other contact, when the change was a merge or the undoing of one. */
  mergedId: z.string().nullable(),
  changes: z.array(fieldChangeSchema),
});
export type ContactHistoryEntry = z.infer<typeof contactHistoryEntrySchema>;
export type ContactOrigin = ContactHistoryEntry['from'];

/** Newest first. */
export const contactHistorySchema = z.object({
  items: z.array(contactHistoryEntrySchema),
  nextCursor: z.string().nullable(),
});

export const putBackSchema = z.strictObject({
  field: recordedFieldSchema,
});
