import { changesQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';
import { listMessageChanges } from '@/lib/messages/read/list-message-changes.ts';

export const GET = route({
  query: changesQuerySchema,
  run: async ({ ctx, caller, params: { id }, query }) => ({
    body: await listMessageChanges(ctx, caller, { conversationId: id, ...query }),
  }),
});
