import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { openDirect } from '@/lib/conversations/direct/open-direct.ts';
import { listConversations } from '@/lib/conversations/list-conversations.ts';
import { createRoom } from '@/lib/conversations/rooms/create-room.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listConversations, ({ ctx, caller, query }) =>
  listConversations(ctx, caller, query),
);

export const POST = route(endpoints.openConversation, async ({ ctx, caller, body }) => {
  if (body.kind === 'room') return await createRoom(ctx, caller, body);
  const { conversation, isNew } = await openDirect(ctx, caller, body);
  return Answer.json(conversation, { status: isNew ? 201 : 200 });
});
