import { z } from 'zod';
import {
  type ContactImport,
  contactImportSchema,
  IMPORT_LIMIT,
  type ImportDuplicates,
  type ImportMap,
  type ImportPreview,
  importPreviewSchema,
} from '../../../lib/contract/contacts/contact-import.ts';
import type { Page } from '../../../lib/contract/values/paging.ts';
import { ApiError, ask, read } from '../../_client/rest/api-request.ts';

/** A file of 25 MB takes long to be sent and read, and a large import to be undone. */
const PATIENCE_MS = 120_000;

const importsSchema = z.object({ items: z.array(contactImportSchema) });

export interface ImportRequest {
  readonly file: File;
  /** Which column is which, of CSV; null leaves it to the columns' names. */
  readonly map: ImportMap | null;
  readonly duplicates: ImportDuplicates;
}

/** What a file is, by its name or else by how it begins. */
export async function typeOf(file: File): Promise<'text/vcard' | 'text/csv'> {
  if (/\.(vcf|vcard)$/i.test(file.name)) return 'text/vcard';
  if (/\.(csv|tsv|txt)$/i.test(file.name)) return 'text/csv';
  const start = await file.slice(0, 200).text();
  return /^\W*BEGIN:VCARD/i.test(start) ? 'text/vcard' : 'text/csv';
}

async function send<T>(
  { file, map, duplicates }: ImportRequest,
  more: Record<string, string>,
  schema: Parameters<typeof ask<T>>[2],
): Promise<T> {
  if (file.size > IMPORT_LIMIT) {
    throw new ApiError(
      'too_large',
      'The file is larger than 25 MB. Split it, and import the parts one after the other.',
    );
  }
  const search = new URLSearchParams({ ...more, duplicates, fileName: file.name.slice(0, 300) });
  if (map !== null) search.set('map', JSON.stringify(map));
  const init = {
    method: 'POST',
    body: file,
    headers: { 'content-type': await typeOf(file) },
    signal: AbortSignal.timeout(PATIENCE_MS),
  };
  return await ask(`contacts/import?${search}`, init, schema);
}

/** The REST paths of the import. Every one throws `ApiError`. */
export const importApi = {
  preview: (request: ImportRequest): Promise<ImportPreview> =>
    send(request, { dryRun: 'true' }, importPreviewSchema),
  /** Begins, and answers at once; its progress is read by its id. */
  begin: (request: ImportRequest, id: string): Promise<ContactImport> =>
    send(request, { id, wait: 'false' }, contactImportSchema),
  one: (id: string): Promise<ContactImport> =>
    read(`contacts/imports/${encodeURIComponent(id)}`, {}, contactImportSchema),
  recent: async (): Promise<Page<ContactImport>> => ({
    ...(await read('contacts/imports', {}, importsSchema)),
    nextCursor: null,
  }),
  undo: (id: string): Promise<ContactImport> =>
    ask(
      `contacts/imports/${encodeURIComponent(id)}`,
      { method: 'DELETE', signal: AbortSignal.timeout(PATIENCE_MS) },
      contactImportSchema,
    ),
};
