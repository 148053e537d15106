import { createContact } from '@/lib/contacts/create-contact.ts';
import { listContacts } from '@/lib/contacts/list-contacts.ts';
import { etagOf } from '@/lib/contacts/to-contact.ts';
import { contactInputSchema } from '@/lib/contract/contact.ts';
import { contactsQuerySchema } from '@/lib/contract/queries.ts';
import { route } from '@/lib/doors/route.ts';

export const GET = route({
  query: contactsQuerySchema,
  run: async ({ ctx, caller, query }) => ({ body: await listContacts(ctx, caller, query) }),
});

export const POST = route({
  body: contactInputSchema,
  run: async ({ ctx, caller, body }) => {
    const contact = await createContact(ctx, caller, body);
    return {
      status: 201,
      body: contact,
      headers: { etag: etagOf(contact), location: `/api/v1/contacts/${contact.id}` },
    };
  },
});
