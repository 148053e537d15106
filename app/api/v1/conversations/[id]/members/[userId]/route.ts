import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { removeMember } from '@/lib/conversations/members/remove-member.ts';
import { setMember } from '@/lib/conversations/members/set-member.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route(endpoints.setMember, ({ ctx, caller, params: { id, userId }, body }) =>
  setMember(ctx, caller, { conversationId: id, userId, ...body }),
);

export const DELETE = route(endpoints.removeMember, ({ ctx, caller, params: { id, userId } }) =>
  removeMember(ctx, caller, { conversationId: id, userId }),
);
