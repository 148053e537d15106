import { etagOf } from '@/lib/contacts/address-book/to-contact.ts';
import { unmergeContact } from '@/lib/contacts/duplicates/merge-duplicates.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { id } }) => {
    const contact = await unmergeContact(ctx, caller, { id });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
