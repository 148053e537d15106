import { listSessions } from '@/lib/accounts/list-sessions.ts';
import { DEFAULT_LIMIT, pageOf } from '@/lib/accounts/newest-first.ts';
import { listQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  query: listQuerySchema,
  run: async ({ ctx, caller, query: { limit = DEFAULT_LIMIT, cursor } }) => ({
    body: pageOf(await listSessions(ctx, caller, { limit: limit + 1, cursor }), limit),
  }),
});
