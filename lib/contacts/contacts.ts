import type { ContactInput } from '../contract/contacts/contact.ts';
import type { ContactOrigin, FieldChange } from '../contract/contacts/contact-history.ts';
import type { ImageType } from '../contract/values/image-type.ts';
import { defineCollection } from '../store/collection.ts';

/** One change of a contact, with the address book's revision for it. */
export interface RecordedChange {
  revision: number;
  type: 'created' | 'updated' | 'deleted' | 'restored';
  changedFields: string[];
  at: Date;
  byUserId: string;
  /** What the change adds to and takes from the counts of letters and tags (see `address-book-counts.ts`). */
  counts?: { in?: string[]; out?: string[] };
  /** Null for a change from before there was a history: it is in the change log only. */
  from: ContactOrigin | null;
  importId: string | null;
  mergedId: string | null;
  /** Each field before and after; of a contact that has left the bin nothing. */
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
 * A contact as it is stored. Every change is one update of this document and takes the address book's next revision by
 * the unique index over `claims`, which keeps revisions gapless and in commit order (docs/decisions/003). The document of
 * a contact that has left the bin stays, empty, because of its revisions.
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
  /** An earlier release did not have them. */
  customFields?: ContactInput['customFields'];
  birthday: string;
  tags: string[];
  userId: string | null;
  /** The hash of the photo's bytes. */
  photo: string | null;
  /** What a vCard said beyond these fields (contact-extra.ts); missing when there is nothing. */
  extra?: string[];
  /** The contacts that were dismissed as duplicates of this one: see dismiss-duplicate.ts. */
  apartFrom?: string[];
  /** If the client made the id: a hash of what was sent, by which a repeat is recognized. */
  sentHash?: string;
  /** The imports that made or changed it. */
  importIds: string[];
  /** The name as a sort key. */
  nameKey: string;
  /** The family name, then the whole one, as a sort key; see family-name.ts. */
  lastNameKey: string;
  /** The organization, then the name, as a sort key. */
  organizationKey: string;
  tagKeys: string[];
  /** The terms by which a search finds it, folded; a search may give the beginning of one. */
  words: string[];
  /** What possible duplicates have in common: `p:` phone, `e:` e-mail, `n:` name. */
  sameKeys: string[];
  /** The version of the rules that made the derived keys above (contact-fields.ts). */
  shape: string;
  /** The revision of the last change. */
  revision: number;
  /** The newest revisions that it has taken; older ones have moved on (revision-claims.ts). */
  claims: number[];
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

export const contacts = defineCollection<ContactDoc>(
  'contacts',
  [
    { key: { claims: 1 }, unique: true, sparse: true },
    { key: { revision: -1 }, isHint: true },
    { key: { deletedAt: 1, nameKey: 1, _id: 1 }, isHint: true },
    { key: { deletedAt: 1, lastNameKey: 1, _id: 1 } },
    { key: { deletedAt: 1, organizationKey: 1, _id: 1 } },
    { key: { deletedAt: 1, updatedAt: -1, _id: -1 } },
    { key: { deletedAt: -1, _id: -1 } },
    { key: { words: 1, nameKey: 1, _id: 1 }, isHint: true },
    { key: { tagKeys: 1, deletedAt: 1, nameKey: 1, _id: 1 } },
    { key: { sameKeys: 1 }, isHint: true },
    { key: { importIds: 1 } },
    { key: { expiresAt: 1 } },
    { key: { shape: 1 } },
    // Which contact a person is linked to.
    { key: { userId: 1 }, partialFilterExpression: { userId: { $gt: '' } } },
    { key: { 'pending.kind': 1 }, sparse: true },
  ],
  ['trail.revision_1', 'favouriteOf_1_deletedAt_1_nameKey_1__id_1'],
);

/** The index by name, for a query for which the planner would choose a wider one. */
export const BY_SAME_KEYS = 'sameKeys_1';

/** A change in the change log of the address book and in the history of its contact; not the contact's last one. */
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
  type: ImageType;
  bytes: Uint8Array;
  /** When the contact was last given it. */
  createdAt: Date;
}

export const contactPhotos = defineCollection<ContactPhotoDoc>('contactPhotos', [{ key: { contactId: 1 } }]);
