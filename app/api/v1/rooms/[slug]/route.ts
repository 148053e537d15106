import { getRoom } from '@/lib/conversations/rooms/get-room.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { slug = '' } }) => ({ body: await getRoom(ctx, caller, { slug }) }),
});
