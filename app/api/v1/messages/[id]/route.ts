import { editMessageSchema } from '@/lib/contract/message.ts';
import { route } from '@/lib/doors/route.ts';
import { deleteMessage, editMessage } from '@/lib/messages/change-message.ts';
import { getMessage } from '@/lib/messages/get-message.ts';

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
  run: async ({ ctx, caller, params: { id } }) => {
    await deleteMessage(ctx, caller, { id });
    return {};
  },
});
