import { listContactHistory } from '@/lib/contacts/history/history.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listContactHistory, ({ ctx, caller, params, query: { limit, cursor } }) =>
  listContactHistory(ctx, caller, { ...params, limit, before: cursor }),
);
