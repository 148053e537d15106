import { listPeople } from '@/lib/accounts/people/list-people.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';
import { joinWorkspace } from '@/lib/invitations/join-workspace.ts';

export const GET = route(endpoints.listPeople, ({ ctx, caller, query }) => listPeople(ctx, caller, query));

export const POST = route(endpoints.createAccount, async ({ ctx, client, body }) => {
  const user = await joinWorkspace(ctx, client, body);
  return Answer.json(user, { headers: { location: `/api/v1/users/${user.id}` } });
});
