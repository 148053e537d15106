import { deleteContact } from '@/lib/contacts/delete-contact.ts';
import { getContact } from '@/lib/contacts/get-contact.ts';
import { etagOf } from '@/lib/contacts/to-contact.ts';
import { replaceContact, updateContact } from '@/lib/contacts/update-contact.ts';
import { type Contact, contactInputSchema, contactPatchSchema } from '@/lib/contract/contact.ts';
import { type RouteAnswer, route } from '@/lib/doors/route.ts';

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
