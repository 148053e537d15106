import { getPerson } from '@/lib/accounts/people/get-person.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => ({ body: await getPerson(ctx, caller, { id }) }),
});
