import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { setReaction } from '@/lib/messages/change/set-reaction.ts';

export const PUT = route(endpoints.addReaction, ({ ctx, caller, params }) =>
  setReaction(ctx, caller, { ...params, isOn: true }),
);

export const DELETE = route(endpoints.removeReaction, ({ ctx, caller, params }) =>
  setReaction(ctx, caller, { ...params, isOn: false }),
);
