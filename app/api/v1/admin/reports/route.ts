import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listReports } from '@/lib/moderation/list-reports.ts';

export const GET = route(endpoints.listReports, ({ ctx, caller, query }) => listReports(ctx, caller, query));
