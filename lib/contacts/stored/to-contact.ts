import type { Contact } from '../../contract/contacts/contact.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { ContactDoc } from '../contacts.ts';

/** The part of a contact's document that a reader needs: without its change log and what only indexes need. */
export const contactProjection = {
  claims: 0,
  lastChange: 0,
  pending: 0,
  words: 0,
  tagKeys: 0,
  sameKeys: 0,
  importIds: 0,
  apartFrom: 0,
  sentHash: 0,
  shape: 0,
} as const;

export type StoredContact = Omit<ContactDoc, keyof typeof contactProjection>;

/** A contact as every user sees it; see `contactFor` for what one person sees besides. */
export function toContact(doc: StoredContact): Contact {
  return {
    id: doc._id,
    revision: doc.revision,
    name: doc.name,
    organization: doc.organization,
    title: doc.title,
    notes: doc.notes,
    phones: doc.phones.map(({ id, label, value, e164 = null }) => ({ ...idOf(id), label, value, e164 })),
    emails: doc.emails.map(({ id, label, value }) => ({ ...idOf(id), label, value })),
    // The first release did not have these fields.
    addresses: doc.addresses ?? [],
    websites: doc.websites ?? [],
    customFields: (doc.customFields ?? []).map(({ id, label, value }) => ({ ...idOf(id), label, value })),
    birthday: doc.birthday ?? '',
    tags: doc.tags,
    photo: doc.photo ?? null,
    userId: doc.userId,
    ...(doc.extra === undefined || doc.extra.length === 0 ? {} : { extra: doc.extra }),
    createdAt: doc.createdAt.toISOString(),
    updatedAt: doc.updatedAt.toISOString(),
    updatedByUserId: doc.updatedByUserId,
    ...(doc.deletedAt === null
      ? {}
      : {
          deletedAt: doc.deletedAt.toISOString(),
          deletedByUserId: doc.updatedByUserId,
          mergedIntoId: doc.mergedIntoId ?? null,
        }),
  };
}

const idOf = (id: string | undefined) => (id === undefined ? {} : { id });

/** A contact's entity tag: its revision. */
export function etagOf(contact: Pick<Contact, 'revision'>): string {
  return `"${contact.revision}"`;
}

// RFC 9110, section 8.8.3: quoted, perhaps weak; anything printable but the quote inside.
const TAG_LIST = /^\s*(?:(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"\s*(?:,\s*|$))+$/;

/**
 * Throws `changed_meanwhile` with the current contact unless an `If-Match` header (RFC 9110, section 13.1.1) allows
 * the change, and `bad_if_match` when the header cannot be parsed. A weak tag counts as the strong one: a proxy that compresses
 * weakens it, and the revision is the same.
 */
export function requireMatch(ifMatch: string | null | undefined, doc: StoredContact): void {
  if (ifMatch === null || ifMatch === undefined || ifMatch.trim() === '*') return;
  if (!TAG_LIST.test(ifMatch)) throw new AppError('bad_if_match');
  if (!namesRevision(ifMatch, doc)) throw new AppError('changed_meanwhile', { contact: toContact(doc) });
}

/** Throws `changed_meanwhile` with the contact if an `If-None-Match` header names it: with `*` it must not be there at all. */
export function requireNoMatch(ifNoneMatch: string | null | undefined, doc: StoredContact): void {
  if (ifNoneMatch === null || ifNoneMatch === undefined) return;
  if (ifNoneMatch.trim() === '*' || namesRevision(ifNoneMatch, doc))
    throw new AppError('changed_meanwhile', { contact: toContact(doc) });
}

/** Whether a list of entity tags names this revision of a contact; weak ones count. */
function namesRevision(tags: string, contact: Pick<Contact, 'revision'>): boolean {
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(contact));
}
