import { getRoom } from '@/lib/conversations/get-room.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { slug = '' } }) => ({ body: await getRoom(ctx, caller, { slug }) }),
});
