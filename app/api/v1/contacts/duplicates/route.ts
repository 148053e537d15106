import { listDuplicates } from '@/lib/contacts/duplicates/list-duplicates.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listDuplicates, ({ ctx, caller, query }) =>
  listDuplicates(ctx, caller, query),
);
