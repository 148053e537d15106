import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { listMembers } from '@/lib/conversations/members/list-members.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listMembers, ({ ctx, caller, params, query }) =>
  listMembers(ctx, caller, { conversationId: params.id, ...query }),
);
