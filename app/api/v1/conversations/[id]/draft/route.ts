import { saveDraftSchema } from '@/lib/contract/conversations/draft.ts';
import { saveDraft } from '@/lib/conversations/drafts/save-draft.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route({
  body: saveDraftSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    await saveDraft(ctx, caller, { conversationId: id, ...body });
    return {};
  },
});
