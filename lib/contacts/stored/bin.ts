import type { ContactDoc } from '../contacts.ts';

/** How long a deleted contact can be brought back, in milliseconds. */
export const BIN_MS = 30 * 24 * 60 * 60 * 1000;

/** What deleting sets: when it was deleted, and when it leaves the bin. */
export function inBin(now: Date): Pick<ContactDoc, 'deletedAt' | 'expiresAt'> {
  return { deletedAt: now, expiresAt: new Date(now.getTime() + BIN_MS) };
}

/** What restoring sets. */
export const OUT_OF_BIN = { deletedAt: null, expiresAt: null, mergedIntoId: null } as const;
