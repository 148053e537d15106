import { editMessageSchema } from '@/lib/contract/conversations/message.ts';
import { deleteMessageQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';
import { deleteMessage } from '@/lib/messages/change/delete-message.ts';
import { editMessage } from '@/lib/messages/change/edit-message.ts';
import { undoMessage } from '@/lib/messages/change/undo-message.ts';
import { getMessage } from '@/lib/messages/read/get-message.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getMessage(ctx, caller, { id }) }),
});

export const PATCH = route({
  body: editMessageSchema,
  run: async ({ ctx, caller, params: { id }, body }) => ({
    body: await editMessage(ctx, caller, { id, ...body }),
  }),
});

export const DELETE = route({
  query: deleteMessageQuerySchema,
  run: async ({ ctx, caller, params: { id }, query: { undo = false } }) => {
    await (undo ? undoMessage : deleteMessage)(ctx, caller, { id });
    return {};
  },
});
