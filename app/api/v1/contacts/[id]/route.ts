import { getContact } from '@/lib/contacts/address-book/get-contact.ts';
import { deleteContact } from '@/lib/contacts/edit/delete-contact.ts';
import { replaceContact, updateContact } from '@/lib/contacts/edit/update-contact.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { type Contact, contactInputSchema, contactPatchSchema } from '@/lib/contract/contacts/contact.ts';
import { type RouteAnswer, route } from '@/lib/http/route.ts';

const withEtag = (contact: Contact): RouteAnswer => ({ body: contact, headers: { etag: etagOf(contact) } });

export const GET = route({
  run: async ({ ctx, caller, params: { id } }) => withEtag(await getContact(ctx, caller, { id })),
});

export const PUT = route({
  body: contactInputSchema,
  run: async ({ ctx, caller, params: { id }, body, request }) =>
    withEtag(
      await replaceContact(ctx, caller, { id, contact: body, ifMatch: request.headers.get('if-match') }),
    ),
});

export const PATCH = route({
  body: contactPatchSchema,
  run: async ({ ctx, caller, params: { id }, body, request }) =>
    withEtag(await updateContact(ctx, caller, { id, patch: body, ifMatch: request.headers.get('if-match') })),
});

export const DELETE = route({
  run: async ({ ctx, caller, params: { id }, request }) => {
    await deleteContact(ctx, caller, { id, ifMatch: request.headers.get('if-match') });
    return {};
  },
});
