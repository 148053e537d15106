import { listContactChanges } from '@/lib/contacts/address-book/list-contact-changes.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listContactChanges, ({ ctx, caller, query }) =>
  listContactChanges(ctx, caller, query),
);
