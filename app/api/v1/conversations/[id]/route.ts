import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getConversation(ctx, caller, { id }) }),
});
