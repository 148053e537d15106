import { mergeContacts } from '@/lib/contacts/merge-contacts.ts';
import { etagOf } from '@/lib/contacts/to-contact.ts';
import { mergeContactsSchema } from '@/lib/contract/contact-find.ts';
import { route } from '@/lib/doors/route.ts';

export const POST = route({
  body: mergeContactsSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    const contact = await mergeContacts(ctx, caller, { id, ...body });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
