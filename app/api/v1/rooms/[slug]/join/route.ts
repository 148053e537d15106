import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { joinRoom } from '@/lib/conversations/rooms/join-room.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.joinRoom, ({ ctx, caller, params }) => joinRoom(ctx, caller, params));
