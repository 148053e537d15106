import { withEtag } from '@/app/api/v1/contacts/with-etag.ts';
import { restoreContact } from '@/lib/contacts/edit/restore-contact.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.restoreContact, async ({ ctx, caller, params }) =>
  withEtag(await restoreContact(ctx, caller, params)),
);
