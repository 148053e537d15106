import { withEtag } from '@/app/api/v1/contacts/with-etag.ts';
import { unmergeDuplicate } from '@/lib/contacts/duplicates/merge-duplicates.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.unmergeDuplicates, async ({ ctx, caller, params }) =>
  withEtag(await unmergeDuplicate(ctx, caller, params)),
);
