import { DEFAULT_LIMIT, pageOf } from '@/lib/accounts/newest-first.ts';
import { listSessions } from '@/lib/accounts/sessions/list-sessions.ts';
import { listQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: listQuerySchema,
  run: async ({ ctx, caller, query: { limit = DEFAULT_LIMIT, cursor } }) => ({
    body: pageOf(await listSessions(ctx, caller, { limit: limit + 1, cursor }), limit),
  }),
});
