import type { Contact } from '../contract/contact.ts';
import type { ContactDoc } from './contacts.ts';

/** What a reader needs of a contact's document: not its trail and its search words. */
export const contactProjection = { trail: 0, words: 0, tagKeys: 0 } as const;

type Stored = Omit<ContactDoc, keyof typeof contactProjection>;

/** A contact as everybody sees it. */
export function toContact(doc: Stored): Contact {
  const { _id, createdAt, updatedAt, deletedAt: _, ...fields } = doc;
  return {
    id: _id,
    revision: fields.revision,
    name: fields.name,
    organization: fields.organization,
    title: fields.title,
    notes: fields.notes,
    phones: fields.phones.map(({ label, value }) => ({ label, value })),
    emails: fields.emails.map(({ label, value }) => ({ label, value })),
    addresses: fields.addresses ?? [],
    websites: fields.websites ?? [],
    birthday: fields.birthday ?? '',
    tags: fields.tags,
    photo: null,
    userId: fields.userId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    updatedByUserId: fields.updatedByUserId,
  };
}

/** A contact's entity tag: its own number in the address book. */
export function etagOf(contact: Pick<Contact, 'revision'>): string {
  return `"${contact.revision}"`;
}

/** Whether an `If-Match` header (RFC 9110, section 13.1.1) lets this contact be changed. Weak tags never match. */
export function matchesEtag(ifMatch: string, contact: Pick<Contact, 'revision'>): boolean {
  return ifMatch.trim() === '*' || ifMatch.split(',').some((tag) => tag.trim() === etagOf(contact));
}
