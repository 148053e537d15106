import { countContacts } from '@/lib/contacts/address-book/count-contacts.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.countContacts, ({ ctx, caller, query }) =>
  countContacts(ctx, caller, query),
);
