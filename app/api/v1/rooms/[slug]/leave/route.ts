import { leaveRoom } from '@/lib/conversations/leave-room.ts';
import { route } from '@/lib/doors/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { slug = '' } }) => {
    await leaveRoom(ctx, caller, { slug });
    return {};
  },
});
