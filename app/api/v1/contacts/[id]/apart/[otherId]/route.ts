import { dismissDuplicate } from '@/lib/contacts/duplicates/dismiss-duplicate.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route({
  run: async ({ ctx, caller, params: { id, otherId = '' } }) => {
    await dismissDuplicate(ctx, caller, { id, otherId, isDismissed: true });
    return {};
  },
});

export const DELETE = route({
  run: async ({ ctx, caller, params: { id, otherId = '' } }) => {
    await dismissDuplicate(ctx, caller, { id, otherId, isDismissed: false });
    return {};
  },
});
