import { leaveRoom } from '@/lib/conversations/rooms/leave-room.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { slug = '' } }) => {
    await leaveRoom(ctx, caller, { slug });
    return {};
  },
});
