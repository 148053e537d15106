import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { closeReport } from '@/lib/moderation/close-report.ts';

export const PATCH = route(endpoints.closeReport, ({ ctx, caller, params, body }) =>
  closeReport(ctx, caller, { ...params, ...body }),
);
