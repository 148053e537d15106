import { etagOf } from '@/lib/contacts/stored/to-contact.ts';
import type { Contact } from '@/lib/contract/contacts/contact.ts';
import { Answer, type AnswerHead } from '@/lib/http/answer.ts';

/** A contact with the ETag that `If-Match` takes. */
export function withEtag(contact: Contact, { headers, ...head }: AnswerHead = {}): Answer<Contact> {
  return Answer.json(contact, { ...head, headers: { etag: etagOf(contact), ...headers } });
}
