import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { getRoom } from '@/lib/conversations/rooms/get-room.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getRoom, ({ ctx, caller, params }) => getRoom(ctx, caller, params));
