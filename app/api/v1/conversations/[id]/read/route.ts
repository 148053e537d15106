import { readPositionSchema } from '@/lib/contract/conversations/conversation.ts';
import { moveReadPosition } from '@/lib/conversations/read-positions/move-positions.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route({
  body: readPositionSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    await moveReadPosition(ctx, caller, { conversationId: id, ...body });
    return {};
  },
});
