import { joinRoom } from '@/lib/conversations/join-room.ts';
import { route } from '@/lib/doors/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { slug = '' } }) => ({ body: await joinRoom(ctx, caller, { slug }) }),
});
