import { listContactChanges } from '@/lib/contacts/address-book/list-contact-changes.ts';
import { changesQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: changesQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listContactChanges(ctx, caller, query) }),
});
