import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { leaveRoomWithLine } from '@/lib/messages/room-events/change-members.ts';

export const POST = route(endpoints.leaveRoom, ({ ctx, caller, params }) =>
  leaveRoomWithLine(ctx, caller, params),
);
