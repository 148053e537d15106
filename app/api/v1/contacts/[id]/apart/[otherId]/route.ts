import { dismissDuplicate } from '@/lib/contacts/duplicates/dismiss-duplicate.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const PUT = route(endpoints.dismissDuplicate, ({ ctx, caller, params }) =>
  dismissDuplicate(ctx, caller, { ...params, isDismissed: true }),
);

export const DELETE = route(endpoints.undismissDuplicate, ({ ctx, caller, params }) =>
  dismissDuplicate(ctx, caller, { ...params, isDismissed: false }),
);
