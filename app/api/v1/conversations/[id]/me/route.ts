import { updateMembershipSchema } from '@/lib/contract/conversation.ts';
import { updateMembership } from '@/lib/conversations/update-membership.ts';
import { route } from '@/lib/doors/route.ts';

export const PATCH = route({
  body: updateMembershipSchema,
  run: async ({ ctx, caller, params: { id }, body }) => ({
    body: await updateMembership(ctx, caller, { id, ...body }),
  }),
});
