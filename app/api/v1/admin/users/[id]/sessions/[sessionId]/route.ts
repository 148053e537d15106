import { endUserSession } from '@/lib/admin/people/end-user-session.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const DELETE = route(endpoints.endUserSession, ({ ctx, caller, params }) =>
  endUserSession(ctx, caller, params),
);
