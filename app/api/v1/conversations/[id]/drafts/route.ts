import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { listDrafts } from '@/lib/conversations/drafts/list-drafts.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listDrafts, ({ ctx, caller, params }) =>
  listDrafts(ctx, caller, { conversationId: params.id }),
);
