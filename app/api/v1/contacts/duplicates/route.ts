import { listDuplicates } from '@/lib/contacts/duplicates/list-duplicates.ts';
import { duplicatesQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: duplicatesQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listDuplicates(ctx, caller, query) }),
});
