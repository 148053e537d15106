import { deleteSubscription, saveSubscription } from '@/lib/accounts/push/save-subscription.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route(endpoints.saveSubscription, ({ ctx, caller, body }) =>
  saveSubscription(ctx, caller, body),
);

export const DELETE = route(endpoints.deleteSubscription, ({ ctx, caller }) =>
  deleteSubscription(ctx, caller),
);
