import { route } from '@/lib/http/route.ts';
import { listReceipts } from '@/lib/messages/read/list-receipts.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await listReceipts(ctx, caller, { id }) }),
});
