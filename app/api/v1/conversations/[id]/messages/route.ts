import { sendMessageSchema } from '@/lib/contract/conversations/message.ts';
import { messagesQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';
import { listMessages } from '@/lib/messages/read/list-messages.ts';
import { sendMessage } from '@/lib/messages/send/send-message.ts';

export const GET = route({
  query: messagesQuerySchema,
  run: async ({ ctx, caller, params: { id }, query }) => ({
    body: await listMessages(ctx, caller, { conversationId: id, ...query }),
  }),
});

export const POST = route({
  body: sendMessageSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    const { message, isNew } = await sendMessage(ctx, caller, { ...body, conversationId: id });
    return {
      status: isNew ? 201 : 200,
      body: message,
      headers: { location: `/api/v1/messages/${message.id}` },
    };
  },
});
