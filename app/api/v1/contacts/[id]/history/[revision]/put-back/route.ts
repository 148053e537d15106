import { putBack } from '@/lib/contacts/edit/put-back.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { putBackSchema } from '@/lib/contract/contacts/contact-history.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  body: putBackSchema,
  run: async ({ ctx, caller, params: { id, revision }, body: { field } }) => {
    const contact = await putBack(ctx, caller, { id, revision: Number(revision), field });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
