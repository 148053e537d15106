import { endSession } from '@/lib/accounts/end-session.ts';
import { route } from '@/lib/doors/route.ts';

export const DELETE = route({
  run: async ({ ctx, caller, params: { id } }) => {
    await endSession(ctx, caller, { id });
    return {};
  },
});
