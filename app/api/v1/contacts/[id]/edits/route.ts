import { saveContact } from '@/lib/contacts/edit/save-contact.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { contactEditSchema } from '@/lib/contract/contacts/contact-merge.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route({
  body: contactEditSchema,
  run: async ({ ctx, caller, params: { id }, body }) => {
    const saved = await saveContact(ctx, caller, { id, ...body });
    return { body: saved, headers: { etag: etagOf(saved.contact) } };
  },
});
