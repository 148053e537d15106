import { DEFAULT_LIMIT, pageOf } from '@/lib/accounts/newest-first.ts';
import { createToken } from '@/lib/accounts/tokens/create-token.ts';
import { listTokens } from '@/lib/accounts/tokens/list-tokens.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(
  endpoints.listTokens,
  async ({ ctx, caller, query: { limit = DEFAULT_LIMIT, cursor } }) =>
    pageOf(await listTokens(ctx, caller, { limit: limit + 1, cursor }), limit),
);

export const POST = route(endpoints.createToken, ({ ctx, from, body }) => createToken(ctx, from, body));
