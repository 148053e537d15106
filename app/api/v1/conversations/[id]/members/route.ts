import { membersQuerySchema } from '@/lib/contract/queries.ts';
import { listMembers } from '@/lib/conversations/members/list-members.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: membersQuerySchema,
  run: async ({ ctx, caller, params: { id }, query }) => ({
    body: await listMembers(ctx, caller, { conversationId: id, ...query }),
  }),
});
