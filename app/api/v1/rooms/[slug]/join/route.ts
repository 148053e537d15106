import { joinRoom } from '@/lib/conversations/rooms/join-room.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { slug = '' } }) => ({ body: await joinRoom(ctx, caller, { slug }) }),
});
