import { withEtag } from '@/app/api/v1/contacts/with-etag.ts';
import { putBack } from '@/lib/contacts/edit/put-back.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.putBack, async ({ ctx, caller, params: { id, revision }, body }) =>
  withEtag(await putBack(ctx, caller, { id, revision: Number(revision), ...body })),
);
