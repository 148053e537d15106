import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { leaveRoom } from '@/lib/conversations/rooms/leave-room.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.leaveRoom, ({ ctx, caller, params }) => leaveRoom(ctx, caller, params));
