import { route } from '@/lib/doors/route.ts';
import { listVersions } from '@/lib/messages/list-versions.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await listVersions(ctx, caller, { id }) }),
});
