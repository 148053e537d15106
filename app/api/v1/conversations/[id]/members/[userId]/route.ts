import { setMemberSchema } from '@/lib/contract/conversations/room.ts';
import { removeMember } from '@/lib/conversations/members/remove-member.ts';
import { setMember } from '@/lib/conversations/members/set-member.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route({
  body: setMemberSchema,
  run: async ({ ctx, caller, params: { id, userId = '' }, body }) => {
    await setMember(ctx, caller, { conversationId: id, userId, ...body });
    return {};
  },
});

export const DELETE = route({
  run: async ({ ctx, caller, params: { id, userId = '' } }) => {
    await removeMember(ctx, caller, { conversationId: id, userId });
    return {};
  },
});
