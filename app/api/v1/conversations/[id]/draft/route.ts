import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { saveDraft } from '@/lib/conversations/drafts/save-draft.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route(endpoints.saveDraft, ({ ctx, caller, params, body }) =>
  saveDraft(ctx, caller, { conversationId: params.id, ...body }),
);
