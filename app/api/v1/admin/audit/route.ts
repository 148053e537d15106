import { listAudit } from '@/lib/admin/audit/list-audit.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listAudit, ({ ctx, caller, query }) => listAudit(ctx, caller, query));
