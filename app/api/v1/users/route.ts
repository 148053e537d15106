import { listPeople } from '@/lib/accounts/people/list-people.ts';
import { createAccount } from '@/lib/accounts/sign-up/create-account.ts';
import { signUpSchema } from '@/lib/contract/accounts/account.ts';
import { peopleQuerySchema } from '@/lib/contract/queries.ts';
import { publicRoute, route } from '@/lib/http/route.ts';

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
