import { getPerson } from '@/lib/accounts/get-person.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getPerson(ctx, caller, { id }) }),
});
