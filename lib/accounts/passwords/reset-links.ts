import { createHash, randomBytes } from 'node:crypto';
import { defineCollection } from '../../store/collection.ts';

/** How long a link for a new password is valid: an hour. */
export const RESET_LINK_MS = 60 * 60 * 1000;

/** A link for a new password, as stored: by the hash of its token, so that a copy of the database gives no access. */
export interface ResetLinkDoc {
  _id: string;
  userId: string;
  /** The administrator who made it; null when it was made on the machine. */
  byId: string | null;
  createdAt: Date;
  expiresAt: Date;
}

export const resetLinks = defineCollection<ResetLinkDoc>('resetLinks', [
  { key: { userId: 1 }, name: 'userId' },
  { key: { expiresAt: 1 }, name: 'expiresAt', expireAfterSeconds: 0 },
]);

/** A new secret for a link: 32 random bytes as base64url. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a link's token: its SHA-256 in hex. Any text has one, so that looking up takes the same steps. */
export function linkTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
