import { getImport } from '@/lib/contacts/import/get-import.ts';
import { undoImport } from '@/lib/contacts/import/undo-import.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getImport(ctx, caller, { id }) }),
});

export const DELETE = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await undoImport(ctx, caller, { id }) }),
});
