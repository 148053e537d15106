import { deletePhoto, getPhoto, putPhoto } from '@/lib/contacts/edit/photo.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { PHOTO_LIMIT } from '@/lib/contract/contacts/contact.ts';
import { readBytes, route } from '@/lib/http/route.ts';

export const GET = route({
  run: async ({ ctx, caller, params: { id }, request }) => {
    const { hash, type, bytes } = await getPhoto(ctx, caller, { id });
    const headers = { etag: `"${hash}"`, 'content-type': type };
    const isKnown = (request.headers.get('if-none-match') ?? '').includes(`"${hash}"`);
    return isKnown ? { status: 304, headers: { etag: headers.etag } } : { bytes, headers };
  },
});

export const PUT = route({
  run: async ({ ctx, caller, params: { id }, request }) => {
    const contact = await putPhoto(ctx, caller, { id, bytes: await readBytes(request, PHOTO_LIMIT) });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});

export const DELETE = route({
  run: async ({ ctx, caller, params: { id } }) => {
    await deletePhoto(ctx, caller, { id });
    return {};
  },
});
