import { restoreContact } from '@/lib/contacts/edit/restore-contact.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  run: async ({ ctx, caller, params: { id } }) => {
    const contact = await restoreContact(ctx, caller, { id });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
