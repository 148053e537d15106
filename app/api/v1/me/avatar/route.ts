import { deleteAvatar, putAvatar } from '@/lib/accounts/profile/change-avatar.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { PHOTO_UPLOAD_LIMIT } from '@/lib/contract/values/image-type.ts';
import { readBytes } from '@/lib/http/read-body.ts';
import { route } from '@/lib/http/route.ts';
import { inTurn } from '@/lib/limits/turns.ts';

export const PUT = route(
  endpoints.putAvatar,
  async ({ ctx, caller, request }) => {
    // A photo that arrives slowly must not hold up its person's other calls.
    const bytes = await readBytes(request, PHOTO_UPLOAD_LIMIT);
    return await inTurn(ctx, `person:${caller.userId}`, () => putAvatar(ctx, caller, { bytes }));
  },
  { hasOwnTurns: true },
);

export const DELETE = route(endpoints.deleteAvatar, ({ ctx, caller }) => deleteAvatar(ctx, caller));
