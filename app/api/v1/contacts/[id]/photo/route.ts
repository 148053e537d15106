import { withEtag } from '@/app/api/v1/contacts/with-etag.ts';
import { deletePhoto, getPhoto, putPhoto } from '@/lib/contacts/edit/photo.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { PHOTO_UPLOAD_LIMIT } from '@/lib/contract/values/image-type.ts';
import { Answer } from '@/lib/http/answer.ts';
import { namesTag } from '@/lib/http/files/serving/byte-range.ts';
import { readBytes } from '@/lib/http/read-body.ts';
import { route } from '@/lib/http/route.ts';
import { inTurn } from '@/lib/limits/turns.ts';

export const GET = route(endpoints.getPhoto, async ({ ctx, caller, params, request }) => {
  const { hash, type, bytes } = await getPhoto(ctx, caller, params);
  const etag = `"${hash}"`;
  const isKnown = namesTag(request.headers.get('if-none-match') ?? undefined, etag);
  return isKnown
    ? Answer.bytes(null, { status: 304, headers: { etag } })
    : Answer.bytes(bytes, { headers: { etag, 'content-type': type } });
});

export const PUT = route(
  endpoints.putPhoto,
  async ({ ctx, caller, params, request }) => {
    // A photo that arrives slowly must not hold up its person's other calls.
    const bytes = await readBytes(request, PHOTO_UPLOAD_LIMIT);
    return await inTurn(ctx, `person:${caller.userId}`, async () =>
      withEtag(await putPhoto(ctx, caller, { ...params, bytes })),
    );
  },
  { hasOwnTurns: true },
);

export const DELETE = route(endpoints.deletePhoto, ({ ctx, caller, params }) =>
  deletePhoto(ctx, caller, params),
);
