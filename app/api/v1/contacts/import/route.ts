import { startImport } from '@/lib/contacts/import/import-contacts.ts';
import { withRoomForFile } from '@/lib/contacts/import/import-limit.ts';
import { previewImport } from '@/lib/contacts/import/preview-import.ts';
import type { FileFormat } from '@/lib/contacts/import/read-file.ts';
import { IMPORT_LIMIT, type ImportMap, importMapSchema } from '@/lib/contract/contacts/contact-import.ts';
import { importQuerySchema } from '@/lib/contract/queries.ts';
import { type RouteAnswer, readBytes, route } from '@/lib/http/route.ts';
import { AppError, invalidField } from '@/lib/use-case/app-error.ts';

export const POST = route({
  query: importQuerySchema,
  run: async ({ ctx, caller, query, request }) => {
    const format = formatOf(request);
    const map = readMap(query.map);
    return await withRoomForFile<RouteAnswer>(async (answer) => {
      const file = { format, map, bytes: await readBytes(request, IMPORT_LIMIT) };
      if (query.dryRun) return answer({ body: await previewImport(ctx, caller, file) });
      const { begun, done } = await startImport(ctx, caller, { ...file, ...query, map });
      if (query.wait !== false) return answer({ body: await done });
      answer({ status: 202, body: begun, headers: { location: `/api/v1/contacts/imports/${begun.id}` } });
      // What comes of it stands in its record; a failure is logged there.
      await done.catch(() => undefined);
    });
  },
});

function formatOf(request: Request): FileFormat {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/csv') return 'csv';
  if (['text/vcard', 'text/x-vcard', 'text/directory'].includes(type)) return 'vcard';
  throw new AppError('unsupported_media_type');
}

function readMap(text: string | undefined): ImportMap | null {
  if (text === undefined) return null;
  try {
    return importMapSchema.parse(JSON.parse(text));
  } catch {
    throw invalidField('map', 'Name for each column the field that it goes to.');
  }
}
