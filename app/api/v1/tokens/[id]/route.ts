import { deleteToken } from '@/lib/accounts/delete-token.ts';
import { route } from '@/lib/doors/route.ts';

export const DELETE = route({
  run: async ({ ctx, caller, params: { id } }) => {
    await deleteToken(ctx, caller, { id });
    return {};
  },
});
