import { listContactHistory } from '@/lib/contacts/history/history.ts';
import { historyQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: historyQuerySchema,
  run: async ({ ctx, caller, params: { id }, query: { limit, cursor } }) => ({
    body: await listContactHistory(ctx, caller, { id, limit, before: cursor }),
  }),
});
