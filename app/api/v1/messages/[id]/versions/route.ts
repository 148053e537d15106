import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listVersions } from '@/lib/messages/read/list-versions.ts';

export const GET = route(endpoints.listVersions, ({ ctx, caller, params }) =>
  listVersions(ctx, caller, params),
);
