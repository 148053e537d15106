import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { removeMemberWithLine, setMemberWithLine } from '@/lib/messages/room-events/change-members.ts';

export const PUT = route(endpoints.setMember, ({ ctx, caller, params: { id, userId }, body }) =>
  setMemberWithLine(ctx, caller, { conversationId: id, userId, ...body }),
);

export const DELETE = route(endpoints.removeMember, ({ ctx, caller, params: { id, userId } }) =>
  removeMemberWithLine(ctx, caller, { conversationId: id, userId }),
);
