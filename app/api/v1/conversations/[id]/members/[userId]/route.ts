import { setMemberSchema } from '@/lib/contract/room.ts';
import { removeMember } from '@/lib/conversations/remove-member.ts';
import { setMember } from '@/lib/conversations/set-member.ts';
import { route } from '@/lib/doors/route.ts';

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
