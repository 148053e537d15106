import { getImport } from '@/lib/contacts/import/get-import.ts';
import { undoImport } from '@/lib/contacts/import/undo-import.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getImport, ({ ctx, caller, params }) => getImport(ctx, caller, params));

export const DELETE = route(endpoints.undoImport, ({ ctx, caller, params }) =>
  undoImport(ctx, caller, params),
);
