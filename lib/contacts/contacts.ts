import type { Filter } from 'mongodb';
import type { ContactInput } from '../contract/contacts/contact.ts';
import type { ContactOrigin, FieldChange } from '../contract/contacts/contact-history.ts';
import { defineCollection } from '../store/collection.ts';

/** One change of a contact, under the address book's number for it. */
export interface ContactChangeEntry {
  revision: number;
  type: 'created' | 'updated' | 'deleted' | 'restored';
  changedFields: string[];
  byUserId: string;
  at: Date;
  /** What the change adds to and takes from the counts of letters and tags (see `address-book-counts.ts`). */
  counts?: { in?: string[]; out?: string[] };
}

/** A change with each field before and after, as it is kept in the history. */
export interface RecordedChange {
  revision: number;
  type: ContactChangeEntry['type'];
  at: Date;
  byUserId: string;
  from: ContactOrigin;
  importId: string | null;
  mergedId: string | null;
  changes: FieldChange[];
}

/** The second half of a change of two contacts, named by the first so that it is done after a crash (merge-duplicates.ts). */
export interface PendingHalf {
  kind: 'merge' | 'unmerge';
  otherId: string;
  /** The other contact's number when the change was decided on. */
  otherRevision: number;
  byUserId: string;
}

/**
 * A contact as it is stored. Every change is one update of this one document and takes the address book's next number
 * into `trail`; the unique index over all of them gives numbers without gaps in commit order (docs/decisions/003).
 * A contact that has left the bin leaves its document behind, empty, because of its numbers.
 */
export interface ContactDoc {
  _id: string;
  name: string;
  organization: string;
  title: string;
  notes: string;
  phones: (ContactInput['phones'][number] & { e164?: string | null })[];
  emails: ContactInput['emails'];
  addresses: ContactInput['addresses'];
  websites: ContactInput['websites'];
  birthday: string;
  tags: string[];
  userId: string | null;
  /** The hash of the photo's bytes. */
  photo: string | null;
  /** The people who have it as a favourite; a change of it takes no number. */
  favouriteOf: string[];
  /** The contacts that are not the same as this one, whatever they have in common: see dismiss-duplicate.ts. */
  apartFrom?: string[];
  /** Of a contact under an id that its client made: what was sent, in short, so that the same again is known. */
  sentHash?: string;
  /** The imports that made or changed it. */
  importIds: string[];
  /** The name as it is sorted. */
  nameKey: string;
  tagKeys: string[];
  /** The words by which a search finds it, folded: each may be given by its beginning. */
  words: string[];
  /** What two contacts that may be one have in common: `p:` phone, `e:` e-mail, `n:` name. */
  sameKeys: string[];
  /** By which rules the derived keys above were made (contact-fields.ts). */
  shape: string;
  /** The number of the last change. */
  revision: number;
  trail: ContactChangeEntry[];
  /** The last change, until the next one puts it into the history (change-contact.ts). */
  lastChange: RecordedChange | null;
  pending: PendingHalf | null;
  createdAt: Date;
  updatedAt: Date;
  updatedByUserId: string;
  deletedAt: Date | null;
  /** When it leaves the bin; null outside of it. */
  expiresAt: Date | null;
  mergedIntoId: string | null;
}

export const contacts = defineCollection<ContactDoc>('contacts', [
  { key: { 'trail.revision': 1 }, unique: true },
  { key: { revision: -1 } },
  { key: { deletedAt: 1, nameKey: 1, _id: 1 } },
  { key: { deletedAt: 1, updatedAt: -1, _id: -1 } },
  { key: { deletedAt: -1, _id: -1 } },
  { key: { words: 1, nameKey: 1, _id: 1 } },
  { key: { tagKeys: 1, deletedAt: 1, nameKey: 1, _id: 1 } },
  { key: { favouriteOf: 1, deletedAt: 1, nameKey: 1, _id: 1 } },
  { key: { sameKeys: 1 } },
  { key: { importIds: 1 } },
  { key: { expiresAt: 1 } },
  { key: { shape: 1 } },
  { key: { 'pending.kind': 1 }, sparse: true },
]);

/** By name, for a question that the store's planner would answer with a wider one. */
export const BY_SAME_KEYS = 'sameKeys_1';

/**
 * Finds the contacts that took a number after `since`, up to `upTo`. Each number is asked for by itself: of the two ends of
 * a range over what a list holds, an index takes only one.
 */
export function numberedFilter(since: number, upTo: number): Filter<ContactDoc> {
  return { 'trail.revision': { $in: Array.from({ length: upTo - since }, (_, at) => since + 1 + at) } };
}

/** A change in the history of a contact, under the address book's number for it. */
export interface ContactHistoryDoc extends Omit<RecordedChange, 'revision'> {
  /** The number. */
  _id: number;
  contactId: string;
}

export const contactHistory = defineCollection<ContactHistoryDoc>('contactHistory', [
  { key: { contactId: 1, _id: -1 } },
]);

/** A photo by the contact and its hash. The last ten of a contact are kept for its history. */
export interface ContactPhotoDoc {
  _id: string;
  contactId: string;
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: Uint8Array;
  /** When the contact was last given it. */
  createdAt: Date;
}

export const contactPhotos = defineCollection<ContactPhotoDoc>('contactPhotos', [{ key: { contactId: 1 } }]);
