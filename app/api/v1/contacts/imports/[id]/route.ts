import { getImport } from '@/lib/contacts/import/get-import.ts';
import { startUndo } from '@/lib/contacts/import/undo-import.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getImport, ({ ctx, caller, params }) => getImport(ctx, caller, params));

export const DELETE = route(endpoints.undoImport, async ({ ctx, caller, params, query }) => {
  const { begun, done } = await startUndo(ctx, caller, params);
  if (query.wait !== false) return await done;
  // Its record holds what came of it; a failure is logged there.
  done.catch(() => undefined);
  return Answer.json(begun, { status: 202 });
});
