import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { getNotice } from '@/lib/notices/get-notice.ts';
import { notifyAnyway } from '@/lib/notices/notify-anyway.ts';

export const GET = route(endpoints.getNotice, ({ ctx, caller, params }) => getNotice(ctx, caller, params));

export const POST = route(endpoints.notifyAnyway, ({ ctx, caller, params }) =>
  notifyAnyway(ctx, caller, params),
);
