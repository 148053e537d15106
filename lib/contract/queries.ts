import { z } from 'zod';
import { contactSortSchema } from './contacts/contact.ts';
import { importDuplicatesSchema } from './contacts/contact-import.ts';
import { MESSAGES_MAX } from './conversations/message.ts';
import { idSchema } from './values/ids.ts';
import { cursorSchema, limitSchema, positionSchema } from './values/paging.ts';

/** The query parameters of the REST paths; others are refused. */
export const listQuerySchema = z.strictObject({
  limit: limitSchema(200).optional(),
  cursor: cursorSchema.optional(),
});

export const peopleQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const contactsQuerySchema = listQuerySchema.extend({
  query: z.string().max(200).optional(),
  tag: z.string().max(200).optional(),
  sort: contactSortSchema.optional(),
  /** Only those that the caller marked. */
  favourite: z.stringbool().optional(),
  /** The bin instead of the book, newest deletion first. */
  deleted: z.stringbool().optional(),
  /** Only names that begin with this letter and those after it: one of `GET /contacts/letters`. */
  from: z.string().min(1).max(8).optional(),
  /** The page that begins with this contact, wherever it stands now. Not of a search. */
  at: idSchema.optional(),
  /** The rows that stand before this place (`previousCursor` of an answer) instead of those after one. */
  before: cursorSchema.optional(),
  /** The last page instead of the first. Not of a search. */
  end: z.stringbool().optional(),
});

export const historyQuerySchema = z.strictObject({
  limit: limitSchema(200).optional(),
  cursor: positionSchema.optional(),
});

export const duplicatesQuerySchema = listQuerySchema.extend({
  /** Only the possible duplicates of this contact. */
  of: idSchema.optional(),
});

export const importQuerySchema = z.strictObject({
  /** Says what would happen, and writes nothing. */
  dryRun: z.stringbool().optional(),
  /** For CSV: which column is which field, as JSON; what the columns are called decides when it is left out. */
  map: z.string().max(20_000).optional(),
  /** What becomes of a row that may be a contact that is there already: it is added beside it, or left out. */
  duplicates: importDuplicatesSchema.optional(),
  /** The import's own id, made by the client, so that its progress can be asked for while it runs. */
  id: z.uuid().optional(),
  /** What the file is called, to be shown in the list of imports. */
  fileName: z.string().max(300).optional(),
  /** `false` answers 202 at once, and the import goes on by itself. */
  wait: z.stringbool().optional(),
});

export const exportQuerySchema = z.strictObject({
  format: z.enum(['csv', 'vcard']),
  /** Of vCards: 4.0 unless 3.0 is asked for. */
  version: z.enum(['3.0', '4.0']).optional(),
  tag: z.string().max(200).optional(),
  favourite: z.stringbool().optional(),
});

export const changesQuerySchema = z.strictObject({
  since: positionSchema,
  limit: limitSchema(1000).optional(),
});

export const roomsQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const membersQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

/** A page before or after a number, around one, or from a time on; at most one of the places. */
export const messagesQuerySchema = z
  .strictObject({
    before: positionSchema.optional(),
    after: positionSchema.optional(),
    around: positionSchema.optional(),
    at: z.iso.datetime({ offset: true, error: 'Use a time such as 2026-05-01T08:00:00Z.' }).optional(),
    limit: limitSchema(MESSAGES_MAX).optional(),
    cursor: cursorSchema.optional(),
  })
  .refine(({ before, after, around, at }) => isOnePlace(before ?? after, around, at), {
    path: ['around'],
    message: 'Ask around a number, from a time, or before and after numbers: not both.',
  });

function isOnePlace(...places: readonly (string | number | undefined)[]): boolean {
  return places.filter((place) => place !== undefined).length <= 1;
}

export const deleteMessageQuerySchema = z.strictObject({ undo: z.stringbool().optional() });
