import { route } from '@/lib/http/route.ts';
import { listVersions } from '@/lib/messages/read/list-versions.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await listVersions(ctx, caller, { id }) }),
});
