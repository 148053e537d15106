import { getOverview } from '@/lib/admin/overview/get-overview.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getOverview, ({ ctx, caller }) => getOverview(ctx, caller));
