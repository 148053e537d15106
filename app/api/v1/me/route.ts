import { getMe } from '@/lib/accounts/profile/get-me.ts';
import { updateMe } from '@/lib/accounts/profile/update-me.ts';
import { updateMeSchema } from '@/lib/contract/accounts/account.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  run: async ({ ctx, caller }) => ({ body: await getMe(ctx, caller) }),
});

export const PATCH = route({
  body: updateMeSchema,
  run: async ({ ctx, caller, body }) => ({ body: await updateMe(ctx, caller, body) }),
});
