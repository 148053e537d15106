import { updateMembershipSchema } from '@/lib/contract/conversations/conversation.ts';
import { updateMembership } from '@/lib/conversations/members/update-membership.ts';
import { route } from '@/lib/http/route.ts';

export const PATCH = route({
  body: updateMembershipSchema,
  run: async ({ ctx, caller, params: { id }, body }) => ({
    body: await updateMembership(ctx, caller, { id, ...body }),
  }),
});
