import type {
  ContactImport,
  ImportDuplicates,
  ImportMap,
  ImportPreview,
} from '../../../lib/contract/contacts/contact-import.ts';
import { IMPORT_LIMIT } from '../../../lib/contract/contacts/contact-limits.ts';
import { ApiError } from '../../_client/rest/api-error.ts';
import { call } from '../../_client/rest/call.ts';

/** A file of 25 MB takes long to be sent and read, and a large import to be undone. */
export const PATIENCE_MS = 120_000;

const NOT_UNDERSTOOD = 'The server answered in a way this page does not understand.';

export interface ImportRequest {
  readonly file: File;
  /** Which column is which, of CSV; null leaves it to the columns' names. */
  readonly map: ImportMap | null;
  readonly duplicates: ImportDuplicates;
  /** As a person chose it; null leaves it to the file. */
  readonly encoding: string | null;
}

/** What the import of a file would do; nothing is written. Throws `ApiError`. */
export async function previewImport(request: ImportRequest): Promise<ImportPreview> {
  const { file, query } = await inputOf(request);
  const answer = await call('POST /contacts/import', {
    file,
    query: { ...query, dryRun: true },
    patienceMs: PATIENCE_MS,
  });
  if ('id' in answer) throw new ApiError(null, NOT_UNDERSTOOD);
  return answer;
}

/** Begins an import under this id and answers at once; its progress is read by the id. Throws `ApiError`. */
export async function beginImport(request: ImportRequest, id: string): Promise<ContactImport> {
  const { file, query } = await inputOf(request);
  const answer = await call('POST /contacts/import', {
    file,
    query: { ...query, id, wait: false },
    patienceMs: PATIENCE_MS,
  });
  if (!('id' in answer)) throw new ApiError(null, NOT_UNDERSTOOD);
  return answer;
}

async function inputOf({ file, map, duplicates, encoding }: ImportRequest) {
  if (file.size > IMPORT_LIMIT) {
    throw new ApiError(
      'too_large',
      'The file is larger than 25 MB. Split it, and import the parts one after the other.',
    );
  }
  return {
    file: file.slice(0, file.size, await typeOf(file)),
    query: {
      duplicates,
      fileName: file.name.slice(0, 300),
      map: map === null ? undefined : JSON.stringify(map),
      encoding: encoding ?? undefined,
    },
  };
}

/** What a file is, by its name or else by how it begins. */
async function typeOf(file: File): Promise<'text/vcard' | 'text/csv'> {
  if (/\.(vcf|vcard)$/i.test(file.name)) return 'text/vcard';
  if (/\.(csv|tsv|txt)$/i.test(file.name)) return 'text/csv';
  const start = await file
    .slice(0, 200)
    .text()
    .catch(() => {
      throw new ApiError(null, 'The file could not be read. Choose it again.');
    });
  return /^\W*BEGIN:VCARD/i.test(start) ? 'text/vcard' : 'text/csv';
}
