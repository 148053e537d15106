import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { getConversation } from '@/lib/conversations/get-conversation.ts';
import { route } from '@/lib/http/route.ts';
import { changeRoom } from '@/lib/messages/room-events/change-room.ts';

export const GET = route(endpoints.getConversation, ({ ctx, caller, params }) =>
  getConversation(ctx, caller, params),
);

export const PATCH = route(endpoints.updateRoom, ({ ctx, caller, params, body }) =>
  changeRoom(ctx, caller, { ...params, ...body }),
);
