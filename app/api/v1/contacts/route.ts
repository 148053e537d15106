import { withEtag } from '@/app/api/v1/contacts/with-etag.ts';
import { listContacts } from '@/lib/contacts/address-book/list-contacts.ts';
import { createContactOnce } from '@/lib/contacts/edit/create-contact.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.listContacts, ({ ctx, caller, query }) =>
  listContacts(ctx, caller, query),
);

export const POST = route(endpoints.createContact, async ({ ctx, caller, body }) => {
  const { contact, isNew } = await createContactOnce(ctx, caller, body);
  return withEtag(contact, {
    status: isNew ? 201 : 200,
    headers: { location: `/api/v1/contacts/${contact.id}` },
  });
});
