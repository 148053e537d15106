import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';
import { reportMessage } from '@/lib/moderation/report-message.ts';

export const POST = route(endpoints.reportMessage, async ({ ctx, caller, params, body }) => {
  const { report, isNew } = await reportMessage(ctx, caller, { ...params, ...body });
  return Answer.json(report, { status: isNew ? 201 : 200 });
});
