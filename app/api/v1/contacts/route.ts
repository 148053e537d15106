import { listContacts } from '@/lib/contacts/address-book/list-contacts.ts';
import { createContactOnce } from '@/lib/contacts/edit/create-contact.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { newContactSchema } from '@/lib/contract/contacts/contact.ts';
import { contactsQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route({
  query: contactsQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listContacts(ctx, caller, query) }),
});

export const POST = route({
  body: newContactSchema,
  run: async ({ ctx, caller, body }) => {
    const { contact, isNew } = await createContactOnce(ctx, caller, body);
    return {
      status: isNew ? 201 : 200,
      body: contact,
      headers: { etag: etagOf(contact), location: `/api/v1/contacts/${contact.id}` },
    };
  },
});
