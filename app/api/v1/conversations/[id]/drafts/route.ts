import { listDrafts } from '@/lib/conversations/list-drafts.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({
    body: await listDrafts(ctx, caller, { conversationId: id }),
  }),
});
