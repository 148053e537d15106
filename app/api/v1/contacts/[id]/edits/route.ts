import { saveContact } from '@/lib/contacts/edit/save-contact.ts';
import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { Answer } from '@/lib/http/answer.ts';
import { route } from '@/lib/http/route.ts';

export const POST = route(endpoints.saveContact, async ({ ctx, caller, params, body }) => {
  const saved = await saveContact(ctx, caller, { ...params, ...body });
  return Answer.json(saved, { headers: { etag: etagOf(saved.contact) } });
});
