import { openConversationSchema } from '@/lib/contract/conversations/conversation.ts';
import { listQuerySchema } from '@/lib/contract/queries.ts';
import { openDirect } from '@/lib/conversations/direct/open-direct.ts';
import { listConversations } from '@/lib/conversations/list-conversations.ts';
import { createRoom } from '@/lib/conversations/rooms/create-room.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: listQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listConversations(ctx, caller, query) }),
});

export const POST = route({
  body: openConversationSchema,
  run: async ({ ctx, caller, body }) => {
    if (body.kind === 'room') return { status: 201, body: await createRoom(ctx, caller, body) };
    const { conversation, isNew } = await openDirect(ctx, caller, body);
    return { status: isNew ? 201 : 200, body: conversation };
  },
});
