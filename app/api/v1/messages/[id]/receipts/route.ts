import { route } from '@/lib/doors/route.ts';
import { listReceipts } from '@/lib/messages/list-receipts.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await listReceipts(ctx, caller, { id }) }),
});
