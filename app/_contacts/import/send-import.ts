import type {
  ContactImport,
  ImportDuplicates,
  ImportMap,
  ImportPreview,
} from '../../../lib/contract/contacts/contact-import.ts';
import { IMPORT_LIMIT } from '../../../lib/contract/contacts/contact-limits.ts';
import { ApiError } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';

/** A file of 25 MB takes long to be sent and read. */
const PATIENCE_MS = 120_000;

const NOT_UNDERSTOOD = 'The server answered in a way this page does not understand.';

/** A file of contacts that the server has: it travels once, whatever is tried with it. */
export interface UploadedImport {
  readonly fileId: string;
  readonly fileName: string;
  readonly format: 'csv' | 'vcard';
}

export interface ImportRequest {
  readonly upload: UploadedImport;
  /** Which column is which, of CSV; null leaves it to the columns' names. */
  readonly map: ImportMap | null;
  readonly duplicates: ImportDuplicates;
  /** As a person chose it; null leaves it to the file. */
  readonly encoding: string | null;
}

/** Uploads a file of contacts. Throws `ApiError`. */
export async function uploadImport(file: File): Promise<UploadedImport> {
  if (file.size > IMPORT_LIMIT) {
    throw new ApiError(
      'too_large',
      'The file is larger than 25 MB. Split it, and import the parts one after the other.',
    );
  }
  const format = await formatOf(file);
  const form = new FormData();
  form.set('file', file);
  const { id } = await call('POST /files', { file: form, patienceMs: PATIENCE_MS });
  return { fileId: id, fileName: file.name, format };
}

/** Forgets a file that was uploaded. Should that fail, it goes by itself a day later. */
export async function discardUpload({ fileId }: UploadedImport): Promise<void> {
  await call('DELETE /files/{id}', { params: { id: fileId } }).catch(() => undefined);
}

/** What the import of a file would do; nothing is written. Throws `ApiError`. */
export async function previewImport(request: ImportRequest): Promise<ImportPreview> {
  const answer = await call('POST /contacts/import', {
    query: { ...queryOf(request), dryRun: true },
    patienceMs: PATIENCE_MS,
  });
  if ('id' in answer) throw new ApiError(null, NOT_UNDERSTOOD);
  return answer;
}

/** Begins an import under this id and answers at once; how far it is is told by events. Throws `ApiError`. */
export async function beginImport(request: ImportRequest, id: string): Promise<ContactImport> {
  const answer = await call('POST /contacts/import', {
    query: { ...queryOf(request), id, wait: false },
    patienceMs: PATIENCE_MS,
  });
  if (!('id' in answer)) throw new ApiError(null, NOT_UNDERSTOOD);
  return answer;
}

function queryOf({ upload, map, duplicates, encoding }: ImportRequest) {
  return {
    fileId: upload.fileId,
    format: upload.format,
    duplicates,
    fileName: upload.fileName.slice(0, 300),
    map: map === null ? undefined : JSON.stringify(map),
    encoding: encoding ?? undefined,
  };
}

/** What a file is, by its name or else by how it begins. */
async function formatOf(file: File): Promise<UploadedImport['format']> {
  if (/\.(vcf|vcard)$/i.test(file.name)) return 'vcard';
  if (/\.(csv|tsv|txt)$/i.test(file.name)) return 'csv';
  const start = await file
    .slice(0, 200)
    .text()
    .catch(() => {
      throw new ApiError(null, 'The file could not be read. Choose it again.');
    });
  return /^\W*BEGIN:VCARD/i.test(start) ? 'vcard' : 'csv';
}
