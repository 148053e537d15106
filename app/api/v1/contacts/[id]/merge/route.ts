import { withEtag } from '@/app/api/v1/contacts/with-etag.ts';
import { mergeDuplicates } from '@/lib/contacts/duplicates/merge-duplicates.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.mergeDuplicates, async ({ ctx, caller, params, body }) =>
  withEtag(await mergeDuplicates(ctx, caller, { ...params, ...body })),
);
