import { unreadPositionSchema } from '@/lib/contract/conversations/conversation.ts';
import { markUnreadFrom } from '@/lib/conversations/read-positions/mark-unread-from.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route({
  body: unreadPositionSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    await markUnreadFrom(ctx, caller, { conversationId: id, ...body });
    return {};
  },
});
