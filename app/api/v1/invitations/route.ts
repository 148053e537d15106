import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { siteOrigin } from '@/lib/http/origin.ts';
import { route } from '@/lib/http/route.ts';
import { createInvitation } from '@/lib/invitations/create-invitation.ts';
import { listInvitations } from '@/lib/invitations/list-invitations.ts';

export const GET = route(endpoints.listInvitations, ({ ctx, caller, query }) =>
  listInvitations(ctx, caller, query),
);

export const POST = route(endpoints.createInvitation, ({ ctx, caller, body, request }) =>
  createInvitation(ctx, caller, { ...body, origin: siteOrigin(ctx.env, request.headers) }),
);
