import type { ContactInput } from '../contract/contact.ts';
import { defineCollection } from '../store/collection.ts';

/** One change of a contact, under the address book's number for it. */
export interface ContactTrailEntry {
  revision: number;
  type: 'created' | 'updated' | 'deleted' | 'restored';
  changedFields: string[];
  byUserId: string;
  at: Date;
}

/**
 * A contact as it is stored. Every change is one update of this one document and takes the address book's next number
 * into `trail`; the unique index over all of them gives numbers without gaps in commit order (docs/decisions/003).
 */
export interface ContactDoc {
  _id: string;
  name: string;
  /** The name as it is sorted and searched. */
  nameKey: string;
  organization: string;
  title: string;
  notes: string;
  phones: { label: string; value: string }[];
  emails: { label: string; value: string }[];
  addresses?: ContactInput['addresses'];
  websites?: ContactInput['websites'];
  birthday?: string;
  tags: string[];
  tagKeys: string[];
  userId: string | null;
  /** The words by which a search finds it, folded: each may be given by its beginning. */
  words: string[];
  /** The number of the last change. */
  revision: number;
  trail: ContactTrailEntry[];
  createdAt: Date;
  updatedAt: Date;
  updatedByUserId: string;
  deletedAt: Date | null;
}

export const contacts = defineCollection<ContactDoc>('contacts', [
  { key: { 'trail.revision': 1 }, unique: true },
  { key: { revision: -1 } },
  { key: { deletedAt: 1, nameKey: 1, _id: 1 } },
  { key: { deletedAt: 1, updatedAt: -1, _id: -1 } },
  { key: { words: 1 } },
  { key: { tagKeys: 1 } },
]);
