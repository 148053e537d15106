import { updateRoomSchema } from '@/lib/contract/conversations/room.ts';
import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { updateRoom } from '@/lib/conversations/rooms/update-room.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getConversation(ctx, caller, { id }) }),
});

export const PATCH = route({
  body: updateRoomSchema,
  run: async ({ ctx, caller, params: { id }, body }) => ({
    body: await updateRoom(ctx, caller, { id, ...body }),
  }),
});
