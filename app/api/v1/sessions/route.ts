import { DEFAULT_LIMIT, toPage } from '@/lib/accounts/newest-first-page.ts';
import { listSessions } from '@/lib/accounts/sessions/list-sessions.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(
  endpoints.listSessions,
  async ({ ctx, caller, query: { limit = DEFAULT_LIMIT, cursor } }) =>
    toPage(await listSessions(ctx, caller, { limit: limit + 1, cursor }), limit),
);
