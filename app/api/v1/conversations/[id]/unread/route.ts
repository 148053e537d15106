import { unreadPositionSchema } from '@/lib/contract/conversation.ts';
import { markUnreadFrom } from '@/lib/conversations/mark-unread-from.ts';
import { route } from '@/lib/doors/route.ts';

export const PUT = route({
  body: unreadPositionSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    await markUnreadFrom(ctx, caller, { conversationId: id, ...body });
    return {};
  },
});
