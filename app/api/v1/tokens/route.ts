import { DEFAULT_LIMIT, pageOf } from '@/lib/accounts/newest-first.ts';
import { createToken } from '@/lib/accounts/tokens/create-token.ts';
import { listTokens } from '@/lib/accounts/tokens/list-tokens.ts';
import { createTokenSchema } from '@/lib/contract/accounts/account.ts';
import { listQuerySchema } from '@/lib/contract/queries.ts';
import { publicRoute, route } from '@/lib/http/route.ts';

export const GET = route({
  query: listQuerySchema,
  run: async ({ ctx, caller, query: { limit = DEFAULT_LIMIT, cursor } }) => ({
    body: pageOf(await listTokens(ctx, caller, { limit: limit + 1, cursor }), limit),
  }),
});

export const POST = publicRoute({
  body: createTokenSchema,
  run: async ({ ctx, from, body }) => ({ status: 201, body: await createToken(ctx, from, body) }),
});
