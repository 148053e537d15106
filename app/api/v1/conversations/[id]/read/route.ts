import { readPositionSchema } from '@/lib/contract/conversation.ts';
import { markRead } from '@/lib/conversations/move-marks.ts';
import { route } from '@/lib/doors/route.ts';

export const PUT = route({
  body: readPositionSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    await markRead(ctx, caller, { conversationId: id, ...body });
    return {};
  },
});
