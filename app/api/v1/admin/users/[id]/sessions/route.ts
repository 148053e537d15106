import { listUserSessions } from '@/lib/admin/people/list-user-sessions.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listUserSessions, ({ ctx, caller, params, query }) =>
  listUserSessions(ctx, caller, { ...query, ...params }),
);
