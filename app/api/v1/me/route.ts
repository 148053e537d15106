import { getMe } from '@/lib/accounts/get-me.ts';
import { updateMe } from '@/lib/accounts/update-me.ts';
import { updateMeSchema } from '@/lib/contract/account.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  run: async ({ ctx, caller }) => ({ body: await getMe(ctx, caller) }),
});

export const PATCH = route({
  body: updateMeSchema,
  run: async ({ ctx, caller, body }) => ({ body: await updateMe(ctx, caller, body) }),
});
