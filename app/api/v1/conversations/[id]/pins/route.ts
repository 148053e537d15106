import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listPinned } from '@/lib/messages/pins/list-pinned.ts';

export const GET = route(endpoints.listPinned, ({ ctx, caller, params }) =>
  listPinned(ctx, caller, { conversationId: params.id }),
);
