import { endSession } from '@/lib/accounts/sessions/end-session.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const DELETE = route(endpoints.endSession, ({ ctx, caller, params }) =>
  endSession(ctx, caller, params),
);
