import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { joinRoomWithLine } from '@/lib/messages/room-events/change-members.ts';

export const POST = route(endpoints.joinRoom, ({ ctx, caller, params }) =>
  joinRoomWithLine(ctx, caller, params),
);
