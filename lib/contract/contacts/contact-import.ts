import { z } from 'zod';
import { idSchema } from '../values/ids.ts';

export const importDuplicatesSchema = z.enum(['create', 'skip', 'update']);
export type ImportDuplicates = z.infer<typeof importDuplicatesSchema>;

/**
 * The fields that a column of a CSV file may hold. Several columns may be `phone`, `email`, …, each with its label. `note` is
 * a line of the notes under the column's heading; `vcard` holds lines of a vCard that are kept as they are.
 */
export const importTargetSchema = z.enum([
  'id',
  'name',
  'givenName',
  'middleName',
  'familyName',
  'namePrefix',
  'nameSuffix',
  'organization',
  'department',
  'title',
  'phone',
  'phoneLabel',
  'email',
  'emailLabel',
  'website',
  'websiteLabel',
  'address',
  'addressLabel',
  'street',
  'city',
  'region',
  'postcode',
  'country',
  'poBox',
  'addressLine',
  'houseNumber',
  'birthday',
  'birthYear',
  'birthMonth',
  'birthDay',
  'notes',
  'tags',
  'nickname',
  'phoneticGivenName',
  'phoneticMiddleName',
  'phoneticFamilyName',
  'fileAs',
  'emailName',
  'relation',
  'relationLabel',
  'date',
  'dateLabel',
  'messaging',
  'messagingLabel',
  'custom',
  'customLabel',
  'photoUrl',
  'note',
  'vcard',
]);
export type ImportTarget = z.infer<typeof importTargetSchema>;

/** One column: the field it goes to, and for items their label and which of several belong together (`1`, `2`, …). */
export const importColumnSchema = z.strictObject({
  to: importTargetSchema,
  label: z.string().max(30).optional(),
  group: z.number().int().min(1).max(50).optional(),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

/** Which column is which field, by the columns' headings or by their positions. A column that is not named is left out. */
export const importMapSchema = z.union([
  z.array(importColumnSchema.nullable()).max(1_000),
  z.record(z.string().max(300), importColumnSchema.nullable()),
]);
export type ImportMap = z.infer<typeof importMapSchema>;

/** A row that cannot go in, by the line of the file on which it begins. */
export const rejectedRowSchema = z.object({ line: z.number().int(), reason: z.string() });

/** A value of a row that went in and that is kept nowhere, under the heading of its column or the name of its property. */
export const notStoredSchema = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
});
export type NotStored = z.infer<typeof notStoredSchema>;

/** A row that did not go in, or a value of one that is kept nowhere (`column` and `value` then say which). */
export const leftOutSchema = rejectedRowSchema.extend({
  column: z.string().nullable(),
  value: z.string().nullable(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** What of a file could not be kept where it belongs. */
const remainder = {
  rejectedCount: z.number().int(),
  /** The first of the bad rows, 1,000 at most. */
  rejected: z.array(rejectedRowSchema),
  notStoredCount: z.number().int(),
  /** The first of the values that are kept nowhere, 1,000 at most; each with its first 1,000 characters. */
  notStored: z.array(notStoredSchema),
  /** The columns or properties of which a value became a line of the notes, because no field holds it; 100 at most. */
  notedColumns: z.array(z.string()),
  /** The columns that were left out, because the map does not name them. */
  leftOutColumns: z.array(z.string()),
  /** The encoding in which the file was read (WHATWG). */
  encoding: z.string(),
} as const;

export const importKindSchema = z.enum(['new', 'update', 'unchanged', 'duplicate', 'rejected']);

/** One row of the preview: what it is, and which contact it meets. */
export const previewRowSchema = z.object({
  line: z.number().int(),
  kind: importKindSchema,
  name: z.string(),
  detail: z.string(),
  /** The contact that it would change, or may be the same as. */
  contactId: z.string().nullable(),
  contactName: z.string().nullable(),
  reason: z.string().nullable(),
  /** What of it becomes a line of the notes, and why. */
  noted: z.array(z.object({ column: z.string(), value: z.string(), reason: z.string() })),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

/** What an import would do with this choice for `duplicates`; nothing is written. */
export const importPreviewSchema = z.object({
  format: z.enum(['csv', 'vcard']),
  ...remainder,
  /** Whether other lines of the file are in another encoding, most often UTF-8. */
  isMixed: z.boolean(),
  /** Two names of the file by which one sees whether the encoding is right. */
  encodingNames: z.array(z.string()),
  rows: z.number().int(),
  /** As the import will say. */
  created: z.number().int(),
  updated: z.number().int(),
  skipped: z.number().int(),
  /** How many rows there are of each kind. */
  kinds: z.object({
    new: z.number().int(),
    update: z.number().int(),
    unchanged: z.number().int(),
    duplicate: z.number().int(),
    rejected: z.number().int(),
  }),
  unchanged: z.number().int(),
  duplicates: z.number().int(),
  /** The first rows of each kind, 200 of each at most, in the order of the file. */
  sample: z.array(previewRowSchema),
  /** CSV only: the columns in the file's order, with what each is read as and its first values. */
  columns: z.array(
    z.object({
      heading: z.string(),
      column: importColumnSchema.nullable(),
      examples: z.array(z.string()),
    }),
  ),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** An import: how far it is, what came of it, and what its undoing kept. */
export const contactImportSchema = z.object({
  id: idSchema,
  /** `waiting` for another import to end; `cancelled`: what it had written by then stays, and can be undone. */
  state: z.enum(['waiting', 'running', 'cancelling', 'cancelled', 'done', 'failed', 'undoing', 'undone']),
  format: z.enum(['csv', 'vcard']),
  fileName: z.string(),
  byUserId: z.string(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  /** Until when it can be undone. */
  undoableUntil: z.string(),
  /** Progress: of `total` bytes of the file (or contacts, while undoing) `done` are behind. */
  total: z.number().int(),
  done: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  /** Rows that were there already, as they are, or that were left out as possible duplicates. */
  skipped: z.number().int(),
  ...remainder,
  /** After the undoing: contacts that people edited since, and which therefore stayed; the first 1,000. */
  kept: z.array(z.object({ id: z.string(), name: z.string() })),
  keptCount: z.number().int(),
});
export type ContactImport = z.infer<typeof contactImportSchema>;

/** How far an import, or its undoing, is: what changes of it while it lasts. */
export const importProgressSchema = contactImportSchema.pick({
  id: true,
  state: true,
  total: true,
  done: true,
  created: true,
  updated: true,
  skipped: true,
  rejectedCount: true,
  notStoredCount: true,
  keptCount: true,
});
export type ImportProgress = z.infer<typeof importProgressSchema>;
