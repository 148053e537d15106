import { withEtag } from '@/app/api/v1/contacts/with-etag.ts';
import { getContact } from '@/lib/contacts/address-book/get-contact.ts';
import { deleteContact } from '@/lib/contacts/edit/delete-contact.ts';
import { replaceContact, updateContact } from '@/lib/contacts/edit/update-contact.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { namesTag } from '@/lib/http/files/serving/byte-range.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getContact, async ({ ctx, caller, params, request }) => {
  const contact = await getContact(ctx, caller, params);
  if (namesTag(request.headers.get('if-none-match') ?? undefined, etagOf(contact)))
    return Answer.bytes(null, { status: 304, headers: { etag: etagOf(contact) } }) as Answer<never>;
  return withEtag(contact);
});

export const PUT = route(endpoints.replaceContact, async ({ ctx, caller, params, body, request }) =>
  withEtag(
    await replaceContact(ctx, caller, {
      ...params,
      contact: body,
      ifMatch: request.headers.get('if-match'),
      ifNoneMatch: request.headers.get('if-none-match'),
    }),
  ),
);

export const PATCH = route(endpoints.updateContact, async ({ ctx, caller, params, body, request }) =>
  withEtag(
    await updateContact(ctx, caller, { ...params, patch: body, ifMatch: request.headers.get('if-match') }),
  ),
);

export const DELETE = route(endpoints.deleteContact, ({ ctx, caller, params, request }) =>
  deleteContact(ctx, caller, { ...params, ifMatch: request.headers.get('if-match') }),
);
