import { getAvatar } from '@/lib/accounts/profile/get-avatar.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';

export const GET = route(endpoints.getFile, async ({ ctx, caller, params, request }) => {
  const { type, bytes } = await getAvatar(ctx, caller, params);
  // What an id names never changes.
  const etag = `"${params.id}"`;
  const isKnown = (request.headers.get('if-none-match') ?? '').includes(etag);
  return isKnown
    ? Answer.bytes(null, { status: 304, headers: { etag } })
    : Answer.bytes(bytes, { headers: { etag, 'content-type': type } });
});
