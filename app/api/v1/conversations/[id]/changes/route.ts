import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listMessageChanges } from '@/lib/messages/read/list-message-changes.ts';

export const GET = route(endpoints.listMessageChanges, ({ ctx, caller, params, query }) =>
  listMessageChanges(ctx, caller, { conversationId: params.id, ...query }),
);
