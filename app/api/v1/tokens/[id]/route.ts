import { deleteToken } from '@/lib/accounts/tokens/delete-token.ts';
import { route } from '@/lib/http/route.ts';

export const DELETE = route({
  run: async ({ ctx, caller, params: { id } }) => {
    await deleteToken(ctx, caller, { id });
    return {};
  },
});
