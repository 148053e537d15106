import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { listReceipts } from '@/lib/messages/read/list-receipts.ts';

export const GET = route(endpoints.listReceipts, ({ ctx, caller, params }) =>
  listReceipts(ctx, caller, params),
);
