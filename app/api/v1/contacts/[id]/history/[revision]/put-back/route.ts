import { putBack } from '@/lib/contacts/put-back.ts';
import { etagOf } from '@/lib/contacts/to-contact.ts';
import { putBackSchema } from '@/lib/contract/contact-history.ts';
import { route } from '@/lib/doors/route.ts';

export const POST = route({
  body: putBackSchema,
  run: async ({ ctx, caller, params: { id, revision }, body: { field } }) => {
    const contact = await putBack(ctx, caller, { id, revision: Number(revision), field });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
