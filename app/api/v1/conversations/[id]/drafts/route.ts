import { listDrafts } from '@/lib/conversations/drafts/list-drafts.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({
    body: await listDrafts(ctx, caller, { conversationId: id }),
  }),
});
