import { updateRoomSchema } from '@/lib/contract/conversations/room.ts';
import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { route } from '@/lib/http/route.ts';
import { changeRoom } from '@/lib/messages/send/change-room.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getConversation(ctx, caller, { id }) }),
});

export const PATCH = route({
  body: updateRoomSchema,
  run: async ({ ctx, caller, params: { id }, body }) => ({
    body: await changeRoom(ctx, caller, { id, ...body }),
  }),
});
