import { updateRoomSchema } from '@/lib/contract/room.ts';
import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { updateRoom } from '@/lib/conversations/update-room.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getConversation(ctx, caller, { id }) }),
});

export const PATCH = route({
  body: updateRoomSchema,
  run: async ({ ctx, caller, params: { id }, body }) => ({
    body: await updateRoom(ctx, caller, { id, ...body }),
  }),
});
