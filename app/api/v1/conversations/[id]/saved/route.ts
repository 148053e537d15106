import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listSavedIn } from '@/lib/messages/saved/list-saved.ts';

export const GET = route(endpoints.listSavedIn, ({ ctx, caller, params }) =>
  listSavedIn(ctx, caller, { conversationId: params.id }),
);
