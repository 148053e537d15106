import type { Invitation } from '../../contract/accounts/invitation.ts';
import { defineCollection } from '../../store/collection.ts';

/** An invitation, as stored: by the hash of its token, so that a copy of the database lets no one in. */
export interface InvitationDoc {
  _id: string;
  hash: string;
  label: string;
  role: 'member' | 'admin';
  roomIds: string[];
  /** The contact that is meant; absent where it is none. */
  contactId?: string;
  maxUses: number;
  usesLeft: number;
  byId: string;
  createdAt: Date;
  /** Kept for a while longer, so that its list says what became of it. */
  expiresAt: Date;
  /** Ended by a person before its time. */
  endedAt: Date | null;
  joined: { userId: string; at: Date }[];
}

export const invitations = defineCollection<InvitationDoc>('invitations', [
  { key: { hash: 1 }, name: 'hash', unique: true },
  { key: { byId: 1, _id: -1 }, name: 'byId' },
]);

/** The filter of those with which one can join now. */
export function openAt(now: Date) {
  return { endedAt: null, usesLeft: { $gt: 0 }, expiresAt: { $gt: now } };
}

/** An invitation as lists show it: without its link. */
export function toInvitation(doc: Omit<InvitationDoc, 'joined'>): Invitation {
  return {
    id: doc._id,
    label: doc.label,
    role: doc.role,
    roomIds: doc.roomIds,
    maxUses: doc.maxUses,
    uses: doc.maxUses - doc.usesLeft,
    expiresAt: doc.expiresAt.toISOString(),
    createdAt: doc.createdAt.toISOString(),
    createdBy: doc.byId,
  };
}
