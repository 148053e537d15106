import { unmergeDuplicate } from '@/lib/contacts/duplicates/merge-duplicates.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { id } }) => {
    const contact = await unmergeDuplicate(ctx, caller, { id });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
