import type { Filter } from 'mongodb';
import type { ContactInput } from '../contract/contacts/contact.ts';
import type { ContactOrigin, FieldChange } from '../contract/contacts/contact-history.ts';
import { defineCollection } from '../store/collection.ts';

/** One change of a contact, with its revision of the address book. */
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

/** The second write of a change of two contacts. The first write stores it, so that a crash between them can be repaired (merge-duplicates.ts). */
export interface PendingHalf {
  kind: 'merge' | 'unmerge';
  otherId: string;
  /** The other contact's revision when the change was decided on. */
  otherRevision: number;
  byUserId: string;
}

/**
 * A contact as it is stored. Every change is one update of this document and adds the address book's next revision to its
 * change log, the field `trail`; the unique index over all of them keeps revisions gapless and in commit order
 * (docs/decisions/003). The document of a contact that has left the bin stays, empty, because of its revisions.
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
  /** The people who have it as a favourite; a change of this takes no revision. */
  favouriteOf: string[];
  /** The contacts that were dismissed as duplicates of this one: see dismiss-duplicate.ts. */
  apartFrom?: string[];
  /** If the client made the id: a hash of what was sent, by which a repeat is recognized. */
  sentHash?: string;
  /** The imports that made or changed it. */
  importIds: string[];
  /** The name as a sort key. */
  nameKey: string;
  tagKeys: string[];
  /** The terms by which a search finds it, folded; a search may give the beginning of one. */
  words: string[];
  /** What possible duplicates have in common: `p:` phone, `e:` e-mail, `n:` name. */
  sameKeys: string[];
  /** The version of the rules that made the derived keys above (contact-fields.ts). */
  shape: string;
  /** The revision of the last change. */
  revision: number;
  trail: ContactChangeEntry[];
  /** The last change, until the next one puts it into the history (change-contact.ts). */
  lastChange: RecordedChange | null;
  pending: PendingHalf | null;
  createdAt: Date;
  updatedAt: Date;
  updatedByUserId: string;
  deletedAt: Date | null;
  /** When it leaves the bin; null while it is not in it. */
  expiresAt: Date | null;
  mergedIntoId: string | null;
}

export const contacts = defineCollection<ContactDoc>('contacts', [
  { key: { 'trail.revision': 1 }, unique: true },
  { key: { revision: -1 } },
  { key: { deletedAt: 1, nameKey: 1, _id: 1 }, isHint: true },
  { key: { deletedAt: 1, updatedAt: -1, _id: -1 } },
  { key: { deletedAt: -1, _id: -1 } },
  { key: { words: 1, nameKey: 1, _id: 1 }, isHint: true },
  { key: { tagKeys: 1, deletedAt: 1, nameKey: 1, _id: 1 } },
  { key: { favouriteOf: 1, deletedAt: 1, nameKey: 1, _id: 1 } },
  { key: { sameKeys: 1 }, isHint: true },
  { key: { importIds: 1 } },
  { key: { expiresAt: 1 } },
  { key: { shape: 1 } },
  { key: { 'pending.kind': 1 }, sparse: true },
]);

/** The index by name, for a query for which the planner would choose a wider one. */
export const BY_SAME_KEYS = 'sameKeys_1';

/**
 * Matches the contacts that took a revision after `since`, up to `upTo`. Each revision is named: on a multikey index a
 * range would use only one of its two bounds.
 */
export function numberedFilter(since: number, upTo: number): Filter<ContactDoc> {
  return { 'trail.revision': { $in: Array.from({ length: upTo - since }, (_, at) => since + 1 + at) } };
}

/** A change in the history of a contact, with its revision of the address book. */
export interface ContactHistoryDoc extends Omit<RecordedChange, 'revision'> {
  /** The revision. */
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
