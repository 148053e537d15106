import { endSession } from '@/lib/accounts/sessions/end-session.ts';
import { route } from '@/lib/http/route.ts';

export const DELETE = route({
  run: async ({ ctx, caller, params: { id } }) => {
    await endSession(ctx, caller, { id });
    return {};
  },
});
