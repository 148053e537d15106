import { z } from 'zod';
import { idSchema } from '../values/ids.ts';

export const importDuplicatesSchema = z.enum(['create', 'skip', 'update']);
export type ImportDuplicates = z.infer<typeof importDuplicatesSchema>;

/** The fields that a column of a CSV file may hold. Several columns may be `phone`, `email`, …, each with its label. */
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
  'birthday',
  'notes',
  'tags',
]);
export type ImportTarget = z.infer<typeof importTargetSchema>;

/** One column: the field it goes to, and for items their label and which of several belong together (`1`, `2`, …). */
export const importColumnSchema = z.strictObject({
  to: importTargetSchema,
  label: z.string().max(30).optional(),
  group: z.number().int().min(1).max(50).optional(),
});
export type ImportColumn = z.infer<typeof importColumnSchema>;

/** Which column is which field, by the column's heading. A column that is not named is left out. */
export const importMapSchema = z.record(z.string().max(300), importColumnSchema.nullable());
export type ImportMap = z.infer<typeof importMapSchema>;

/** A row that cannot go in, by the line of the file on which it begins. */
export const rejectedRowSchema = z.object({ line: z.number().int(), reason: z.string() });

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
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

/** What an import would do; nothing is written. */
export const importPreviewSchema = z.object({
  format: z.enum(['csv', 'vcard']),
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']),
  rows: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  duplicates: z.number().int(),
  rejectedCount: z.number().int(),
  /** The first of the bad rows, 1,000 at most. */
  rejected: z.array(rejectedRowSchema),
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
  rejectedCount: z.number().int(),
  /** The first of the bad rows, 1,000 at most. */
  rejected: z.array(rejectedRowSchema),
  /** After the undoing: contacts that people edited since, and which therefore stayed; the first 1,000. */
  kept: z.array(z.object({ id: z.string(), name: z.string() })),
  keptCount: z.number().int(),
});
export type ContactImport = z.infer<typeof contactImportSchema>;
