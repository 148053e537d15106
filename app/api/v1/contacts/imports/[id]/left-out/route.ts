import { listLeftOut } from '@/lib/contacts/import/left-out.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listLeftOut, ({ ctx, caller, params, query }) =>
  listLeftOut(ctx, caller, { ...params, ...query }),
);
