import { mergeDuplicates } from '@/lib/contacts/duplicates/merge-duplicates.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { mergeContactsSchema } from '@/lib/contract/contacts/contact-find.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  body: mergeContactsSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    const contact = await mergeDuplicates(ctx, caller, { id, ...body });
    return { body: contact, headers: { etag: etagOf(contact) } };
  },
});
