import { unmergeContact } from '@/lib/contacts/merge-contacts.ts';
import { etagOf } from '@/lib/contacts/to-contact.ts';
import { route } from '@/lib/doors/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { id } }) => {
    const contact = await unmergeContact(ctx, caller, { id });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
