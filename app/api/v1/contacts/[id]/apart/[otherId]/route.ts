import { setApart } from '@/lib/contacts/set-apart.ts';
import { route } from '@/lib/doors/route.ts';

export const PUT = route({
  run: async ({ ctx, caller, params: { id, otherId = '' } }) => {
    await setApart(ctx, caller, { id, otherId, isApart: true });
    return {};
  },
});

export const DELETE = route({
  run: async ({ ctx, caller, params: { id, otherId = '' } }) => {
    await setApart(ctx, caller, { id, otherId, isApart: false });
    return {};
  },
});
