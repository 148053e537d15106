import { roomsQuerySchema } from '@/lib/contract/queries.ts';
import { listRooms } from '@/lib/conversations/rooms/list-rooms.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: roomsQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listRooms(ctx, caller, query) }),
});
