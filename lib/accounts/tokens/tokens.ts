import { createHash, randomBytes } from 'node:crypto';
import type { TokenScope } from '../../contract/accounts/account.ts';
import { defineCollection } from '../../store/collection.ts';
import { type PushSubscriptionDoc, pushIndexes } from '../push-subscription.ts';

/** An API token, as stored: only its hash, so that a copy of the database gives no access. */
export interface TokenDoc {
  _id: string;
  userId: string;
  hash: string;
  label: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** The store forgets it afterwards. */
  expiresAt: Date;
  scope: TokenScope;
  /** Where this program takes pushes: it ends with the token. */
  push?: PushSubscriptionDoc;
}

export const tokens = defineCollection<TokenDoc>('tokens', [
  { key: { hash: 1 }, name: 'hash', unique: true },
  { key: { userId: 1, _id: -1 }, name: 'userId' },
  { key: { expiresAt: 1 }, name: 'expiresAt', expireAfterSeconds: 0 },
  ...pushIndexes,
]);

/** How many API tokens a person has at most. */
export const TOKENS_MAX = 100;

export const DAY_MS = 24 * 60 * 60 * 1000;

// Readable, so that a leaked token can be recognised by people and by secret scanners.
const PREFIX = 'parley_';
const FORM = /^parley_[\w-]{43}$/;

/** A new API token: 32 random bytes as base64url, after a prefix. */
export function newToken(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/**
 * What is kept of a token: its SHA-256 in hex, or null when it cannot be one. A slow hash adds nothing here, since 256
 * random bits cannot be guessed.
 */
export function tokenHash(token: string): string | null {
  return FORM.test(token) ? createHash('sha256').update(token).digest('hex') : null;
}
