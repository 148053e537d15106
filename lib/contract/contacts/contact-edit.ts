import { z } from 'zod';
import { contactFieldSchema, contactSchema, someContactFieldsSchema } from './contact.ts';

/** A field, or one item of a field, that two people changed differently. What is stored stays theirs until a person decides. */
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
