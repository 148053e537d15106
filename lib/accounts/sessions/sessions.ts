import { defineCollection } from '../../store/collection.ts';

/** How long a session lives after it was last used: 30 days. */
export const SESSION_TTL_MS = 30 * 24 * 60 * 60 * 1000;

/** A signed-in browser. The cookie only names it; without this record the cookie is worth nothing. */
export interface SessionDoc {
  _id: string;
  userId: string;
  /** What the browser calls itself, in a few words. */
  device: string;
  /** The client's address as limits know it (`addressKey`). */
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Moves on while the session is used; the store forgets it afterwards. */
  expiresAt: Date;
}

export const sessions = defineCollection<SessionDoc>('sessions', [
  { key: { userId: 1, _id: -1 }, name: 'userId' },
  { key: { userId: 1, address: 1 }, name: 'address' },
  { key: { expiresAt: 1 }, name: 'expiresAt', expireAfterSeconds: 0 },
]);
