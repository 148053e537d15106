import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { endInvitation } from '@/lib/invitations/end-invitation.ts';

export const DELETE = route(endpoints.endInvitation, ({ ctx, caller, params }) =>
  endInvitation(ctx, caller, params),
);
