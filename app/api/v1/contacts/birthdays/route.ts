import { listBirthdays } from '@/lib/contacts/birthdays/list-birthdays.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listBirthdays, ({ ctx, caller, query }) =>
  listBirthdays(ctx, caller, query),
);
