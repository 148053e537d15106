import { createResetLink } from '@/lib/admin/people/create-reset-link.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { siteOrigin } from '@/lib/http/origin.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.createResetLink, ({ ctx, caller, params, request }) =>
  createResetLink(ctx, caller, { ...params, origin: siteOrigin(ctx.env, request.headers) }),
);
