import type { FileFormat } from '@/lib/contacts/formats/import-row.ts';
import { readUploadedFile } from '@/lib/contacts/import/file/uploaded-file.ts';
import { startImport } from '@/lib/contacts/import/import-contacts.ts';
import { UPLOAD_MS, whenItsTurn, withRoomForFile } from '@/lib/contacts/import/import-limit.ts';
import { previewImport } from '@/lib/contacts/import/preview-import.ts';
import {
  type ContactImport,
  type ImportMap,
  type ImportPreview,
  importMapSchema,
} from '@/lib/contract/contacts/contact-import.ts';
import { IMPORT_LIMIT } from '@/lib/contract/contacts/contact-limits.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { parseJson } from '@/lib/contract/values/parse-json.ts';
import { Answer } from '@/lib/http/answer.ts';
import { charsetOf, mediaTypeOf, readBytes } from '@/lib/http/read-body.ts';
import { route } from '@/lib/http/route.ts';
import { AppError, invalidField } from '@/lib/use-case/app-error.ts';

type Imported = ContactImport | ImportPreview;

export const POST = route(endpoints.importContacts, async ({ ctx, caller, query, request }) => {
  const { fileId } = query;
  const format = fileId === undefined ? formatOf(request) : formatNamed(query.format);
  const map = readMap(query.map);
  return await withRoomForFile<Imported | Answer<Imported>>(caller.userId, async (room, answer) => {
    const limits = { withinMs: UPLOAD_MS, hold: room.hold };
    const { encoding, duplicates } = query;
    const bytes =
      fileId === undefined
        ? await readBytes(request, IMPORT_LIMIT, limits)
        : await readUploadedFile(ctx, caller, { fileId, hold: room.hold });
    const declared = fileId === undefined ? charsetOf(request) : null;
    const file = { format, map, bytes, encoding, duplicates, declared };
    if (query.dryRun) return answer(await whenItsTurn(() => previewImport(ctx, caller, file)));
    const { id, fileName } = query;
    const { begun, done } = await startImport(ctx, caller, { ...file, id, fileName });
    if (query.wait !== false) return answer(await done);
    const headers = { location: `/api/v1/contacts/imports/${begun.id}` };
    answer(Answer.json<Imported>(begun, { status: 202, headers }));
    // Its record holds what came of it; a failure is logged there.
    await done.catch(() => undefined);
  });
});

function formatOf(request: Request): FileFormat {
  const type = mediaTypeOf(request);
  if (type === 'text/csv') return 'csv';
  if (['text/vcard', 'text/x-vcard', 'text/directory'].includes(type)) return 'vcard';
  const message = 'Send a file of contacts as text/csv or text/vcard.';
  throw new AppError('unsupported_media_type', { errors: [{ path: 'content-type', message }] });
}

function formatNamed(format: FileFormat | undefined): FileFormat {
  if (format === undefined) throw invalidField('format', 'Say whether the file is csv or vcard.');
  return format;
}

function readMap(text: string | undefined): ImportMap | null {
  if (text === undefined) return null;
  try {
    return importMapSchema.parse(parseJson(text));
  } catch {
    throw invalidField('map', 'Name for each column the field that it goes to.');
  }
}
