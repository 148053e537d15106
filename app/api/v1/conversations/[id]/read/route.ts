import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { moveReadPosition } from '@/lib/messages/read-positions/move-positions.ts';

export const PUT = route(endpoints.markRead, ({ ctx, caller, params, body }) =>
  moveReadPosition(ctx, caller, { conversationId: params.id, ...body }),
);
