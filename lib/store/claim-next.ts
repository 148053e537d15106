import { setTimeout as wait } from 'node:timers/promises';
import type { LRUCache } from 'lru-cache';
import type { KeyedQueue } from '../process/keyed-queue.ts';

const ATTEMPTS = 200;

/** The part of the context that a claim needs: turns within this process, and the newest numbers it saw. */
interface Turns {
  readonly serialize: KeyedQueue;
  readonly cache: LRUCache<string, number>;
}

interface Claim<T> {
  /** The counter's name: writers of this process take turns under it, and it remembers the newest number. */
  readonly counter: string;
  /** The newest number in the store. */
  readHead(): Promise<number>;
  /**
   * The number of the document that is to be changed. It must be given: a unique index compares documents with each
   * other, so it would let one document take a number twice that it already holds.
   */
  readonly above: number;
  /**
   * One write of one document that takes this number, guarded by a unique index over every number ever taken.
   * Resolves to null when it turned out that nothing was to be written: the number stays free.
   */
  write(next: number): Promise<T>;
  /** Runs after the write and before the next writer of this process: telling here keeps the order of the numbers. */
  publish?(written: T): Promise<void>;
  /** The fields of unique indexes by which the store says that a number is taken. */
  readonly fields: readonly string[];
}

/**
 * Gives a write the next number of a counter: gapless, and in commit order over any number of processes. Each writer
 * takes the newest number plus one; when another was faster the unique index refuses it, and it looks again.
 */
export async function claimNext<T>(turns: Turns, claim: Claim<T>): Promise<T> {
  return await turns.serialize(claim.counter, async () => {
    for (let attempt = 1; ; attempt += 1) {
      const head = Math.max(claim.above, turns.cache.get(claim.counter) ?? (await claim.readHead()));
      try {
        const written = await claim.write(head + 1);
        if (written !== null) turns.cache.set(claim.counter, head + 1);
        await claim.publish?.(written);
        return written;
      } catch (error) {
        turns.cache.delete(claim.counter);
        const isTaken = claim.fields.some((field) => isDuplicate(error, field));
        if (!isTaken || attempt === ATTEMPTS) throw error;
        await wait(Math.random() * Math.min(attempt, 10));
      }
    }
  });
}

/**
 * Whether a unique index over `field` refused this write. The error is known by its code and not by its class: pages
 * and server may each have loaded the driver, and a class of one is a stranger to the other.
 */
export function isDuplicate(error: unknown, field: string): boolean {
  if (!(error instanceof Error && 'code' in error && error.code === 11000 && 'keyPattern' in error))
    return false;
  const { keyPattern } = error;
  return typeof keyPattern === 'object' && keyPattern !== null && field in keyPattern;
}
