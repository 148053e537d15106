import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { listRooms } from '@/lib/conversations/rooms/list-rooms.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listRooms, ({ ctx, caller, query }) => listRooms(ctx, caller, query));
