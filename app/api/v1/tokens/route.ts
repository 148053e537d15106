import { DEFAULT_LIMIT, toPage } from '@/lib/accounts/newest-first-page.ts';
import { createToken } from '@/lib/accounts/tokens/create-token.ts';
import { listTokens } from '@/lib/accounts/tokens/list-tokens.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(
  endpoints.listTokens,
  async ({ ctx, caller, query: { limit = DEFAULT_LIMIT, cursor } }) =>
    toPage(await listTokens(ctx, caller, { limit: limit + 1, cursor }), limit),
);

export const POST = route(endpoints.createToken, ({ ctx, client, body }) => createToken(ctx, client, body));
