import { createHash } from 'node:crypto';
import type { IndexDefinition } from '../store/collection.ts';

/**
 * Where a device takes pushes (RFC 8030), and the keys for which they are encrypted (RFC 8291). It is part of the session or
 * token under which it was made, so that it ends with it, however it ends.
 */
export interface PushSubscriptionDoc {
  /** {@link pushKey} of the endpoint. */
  key: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  createdAt: Date;
  /** When the service took a push last; null before the first. */
  lastOkAt: Date | null;
  /** What the service answered last instead; null when all is well. No status: it could not be reached. */
  lastError: { status: number | null; at: Date } | null;
}

/** Of the collections that hold subscriptions: those of a person, and whose one is. */
export const pushIndexes: readonly IndexDefinition[] = [
  {
    key: { userId: 1, 'push.key': 1 },
    name: 'pushOfUser',
    partialFilterExpression: { 'push.key': { $exists: true } },
  },
  { key: { 'push.key': 1 }, name: 'push', sparse: true },
];

/** By what an endpoint, which may be long, is found: its SHA-256. */
export function pushKey(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url');
}
