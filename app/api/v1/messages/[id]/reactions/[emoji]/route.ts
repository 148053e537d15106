import { reactionPathSchema } from '@/lib/contract/conversations/emoji.ts';
import { route } from '@/lib/http/route.ts';
import { setReaction } from '@/lib/messages/change/set-reaction.ts';

export const PUT = route({
  run: async ({ ctx, caller, params }) => {
    await setReaction(ctx, caller, { ...reactionPathSchema.parse(params), isOn: true });
    return {};
  },
});

export const DELETE = route({
  run: async ({ ctx, caller, params }) => {
    await setReaction(ctx, caller, { ...reactionPathSchema.parse(params), isOn: false });
    return {};
  },
});
