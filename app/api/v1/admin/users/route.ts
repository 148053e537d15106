import { listUsers } from '@/lib/admin/people/list-users.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listUsers, ({ ctx, caller, query }) => listUsers(ctx, caller, query));
