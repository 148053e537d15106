import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';
import { listMessages } from '@/lib/messages/read/list-messages.ts';
import { sendMessage } from '@/lib/messages/send/send-message.ts';

export const GET = route(endpoints.listMessages, ({ ctx, caller, params, query }) =>
  listMessages(ctx, caller, { conversationId: params.id, ...query }),
);

export const POST = route(endpoints.sendMessage, async ({ ctx, caller, params, body }) => {
  const { message, isNew } = await sendMessage(ctx, caller, { ...body, conversationId: params.id });
  return Answer.json(message, {
    status: isNew ? 201 : 200,
    headers: { location: `/api/v1/messages/${message.id}` },
  });
});
