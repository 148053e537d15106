import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { deleteMessage } from '@/lib/messages/change/delete-message.ts';
import { editMessage } from '@/lib/messages/change/edit-message.ts';
import { undoMessage } from '@/lib/messages/change/undo-message.ts';
import { getMessage } from '@/lib/messages/read/get-message.ts';

export const GET = route(endpoints.getMessage, ({ ctx, caller, params }) => getMessage(ctx, caller, params));

export const PATCH = route(endpoints.editMessage, ({ ctx, caller, params, body }) =>
  editMessage(ctx, caller, { ...params, ...body }),
);

export const DELETE = route(endpoints.deleteMessage, ({ ctx, caller, params, query: { undo = false } }) =>
  (undo ? undoMessage : deleteMessage)(ctx, caller, params),
);
