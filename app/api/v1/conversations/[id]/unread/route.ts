import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { markUnreadFrom } from '@/lib/messages/read-positions/mark-unread-from.ts';

export const PUT = route(endpoints.markUnread, ({ ctx, caller, params, body }) =>
  markUnreadFrom(ctx, caller, { conversationId: params.id, ...body }),
);
