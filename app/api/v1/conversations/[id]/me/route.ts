import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { updateMembership } from '@/lib/conversations/members/update-membership.ts';
import { route } from '@/lib/http/route.ts';

export const PATCH = route(endpoints.updateMembership, ({ ctx, caller, params, body }) =>
  updateMembership(ctx, caller, { ...params, ...body }),
);
