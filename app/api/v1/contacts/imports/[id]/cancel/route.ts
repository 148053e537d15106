import { cancelImport } from '@/lib/contacts/import/cancel-import.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.cancelImport, ({ ctx, caller, params }) =>
  cancelImport(ctx, caller, params),
);
