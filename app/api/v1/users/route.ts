import { createAccount } from '@/lib/accounts/create-account.ts';
import { listPeople } from '@/lib/accounts/list-people.ts';
import { signUpSchema } from '@/lib/contract/account.ts';
import { peopleQuerySchema } from '@/lib/contract/queries.ts';
import { publicRoute, route } from '@/lib/doors/route.ts';

export const GET = route({
  query: peopleQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listPeople(ctx, caller, query) }),
});

export const POST = publicRoute({
  body: signUpSchema,
  run: async ({ ctx, from, body }) => {
    const user = await createAccount(ctx, from, body);
    return { status: 201, body: user, headers: { location: `/api/v1/users/${user.id}` } };
  },
});
