import { saveDraftSchema } from '@/lib/contract/draft.ts';
import { saveDraft } from '@/lib/conversations/save-draft.ts';
import { route } from '@/lib/doors/route.ts';

export const PUT = route({
  body: saveDraftSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    await saveDraft(ctx, caller, { conversationId: id, ...body });
    return {};
  },
});
