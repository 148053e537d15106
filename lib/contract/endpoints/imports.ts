import { z } from 'zod';
import {
  contactImportSchema,
  importDuplicatesSchema,
  importPreviewSchema,
  leftOutSchema,
} from '../contacts/contact-import.ts';
import { idSchema } from '../values/ids.ts';
import { listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

const importQuerySchema = z.strictObject({
  /** Says what would happen, and writes nothing. */
  dryRun: z.stringbool().optional(),
  /**
   * For CSV: which column is which field, as JSON, a list by position or an object by heading; the headings decide when it is
   * left out.
   */
  map: z.string().max(100_000).optional(),
  /** In which encoding the file is read, by any of its names; it is found out when it is left out. */
  encoding: z.string().max(40).optional(),
  /** What happens to a row that may be a contact that exists already: it is added beside it, or left out. */
  duplicates: importDuplicatesSchema.optional(),
  /** The import's own id, made by the client, so that its progress can be asked for while it runs. */
  id: z.uuid().optional(),
  /** A file of the caller's that was uploaded by `POST /files` and not sent, instead of a body; `format` says what it is. */
  fileId: idSchema.optional(),
  format: z.enum(['csv', 'vcard']).optional(),
  /** The name of the file, for the list of imports. */
  fileName: z.string().max(300).optional(),
  /** `false` answers 202 at once, and the import goes on by itself. */
  wait: z.stringbool().optional(),
});

export const importContacts = {
  method: 'POST',
  path: '/contacts/import',
  summary: 'Import a file of contacts, 25 MB at most; with `dryRun=true` say what it would do',
  query: importQuerySchema,
  file: ['text/csv', 'text/vcard'],
  isFileOptional: true,
  answer: z.union([contactImportSchema, importPreviewSchema]),
  otherStatuses: { 202: 'With `wait=false`: the import goes on by itself' },
  errors: ['unsupported_media_type', 'too_large', 'too_slow', 'unreadable_file', 'busy', 'file_sent'],
} as const satisfies Endpoint;

export const listImports = {
  method: 'GET',
  path: '/contacts/imports',
  summary: 'The imports of the last 30 days, newest first',
  answer: pageSchema(contactImportSchema),
} as const satisfies Endpoint;

export const getImport = {
  method: 'GET',
  path: '/contacts/imports/{id}',
  summary: 'How far an import is, and what came of it',
  answer: contactImportSchema,
} as const satisfies Endpoint;

export const listLeftOut = {
  method: 'GET',
  path: '/contacts/imports/{id}/left-out',
  summary: 'The rows and values that an import left out, and why, in the order of the file',
  query: listQuerySchema,
  answer: pageSchema(leftOutSchema),
} as const satisfies Endpoint;

export const undoImport = {
  method: 'DELETE',
  path: '/contacts/imports/{id}',
  summary: 'Undo an import; contacts that people edited since are kept and named',
  query: z.strictObject({
    /** `false` answers 202 at once, and the undoing goes on by itself. */
    wait: z.stringbool().optional(),
  }),
  answer: contactImportSchema,
  otherStatuses: { 202: 'With `wait=false`: the undoing goes on by itself' },
  errors: ['busy'],
} as const satisfies Endpoint;

export const cancelImport = {
  method: 'POST',
  path: '/contacts/imports/{id}/cancel',
  summary: 'Stop an import that waits or runs; what it has written stays, and can be undone',
  answer: contactImportSchema,
} as const satisfies Endpoint;
