import { defineCollection } from '../../store/collection.ts';
import { type PushSubscriptionDoc, pushIndexes } from '../push-subscription.ts';

/** How long a session lives after it was last used: 30 days. */
export const SESSION_TTL_MS = 30 * 24 * 60 * 60 * 1000;
/** How long a session lives at most, however much it is used: 90 days. */
export const SESSION_LIFE_MS = 90 * 24 * 60 * 60 * 1000;
/** How many sessions a person has at most; one more ends the oldest. */
export const SESSIONS_MAX = 100;

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
  /** When the password was typed again, before something that hurts. */
  confirmedAt?: Date;
  /** Where this browser takes pushes: it ends with the session. */
  push?: PushSubscriptionDoc;
  /** Moves on while the session is used; the store forgets it afterwards. */
  expiresAt: Date;
}

export const sessions = defineCollection<SessionDoc>('sessions', [
  { key: { userId: 1, _id: -1 }, name: 'userId' },
  { key: { userId: 1, address: 1 }, name: 'address' },
  { key: { expiresAt: 1 }, name: 'expiresAt', expireAfterSeconds: 0 },
  ...pushIndexes,
]);

/** When a session ends that is used at `now` for the last time. */
export function expiryOf(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + SESSION_TTL_MS, createdAt.getTime() + SESSION_LIFE_MS));
}

/** When a session ends as it is stored; one of an earlier release may name a later time than it has. */
export function endOfSession({ createdAt, expiresAt }: Pick<SessionDoc, 'createdAt' | 'expiresAt'>): Date {
  return new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + SESSION_LIFE_MS));
}
