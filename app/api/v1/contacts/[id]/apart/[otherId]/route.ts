import { setApart } from '@/lib/contacts/duplicates/dismiss-duplicate.ts';
import { route } from '@/lib/http/route.ts';

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
