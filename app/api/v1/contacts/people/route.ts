import { listPeopleToAdd } from '@/lib/contacts/people/list-people-to-add.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listPeopleToAdd, ({ ctx, caller, query }) =>
  listPeopleToAdd(ctx, caller, query),
);
