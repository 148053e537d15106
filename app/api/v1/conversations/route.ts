import { openDirectSchema } from '@/lib/contract/conversation.ts';
import { listQuerySchema } from '@/lib/contract/queries.ts';
import { listConversations } from '@/lib/conversations/list-conversations.ts';
import { openDirect } from '@/lib/conversations/open-direct.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  query: listQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listConversations(ctx, caller, query) }),
});

export const POST = route({
  body: openDirectSchema,
  run: async ({ ctx, caller, body }) => {
    const { conversation, isNew } = await openDirect(ctx, caller, body);
    return { status: isNew ? 201 : 200, body: conversation };
  },
});
