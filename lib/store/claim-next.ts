import { setTimeout as wait } from 'node:timers/promises';
import type { LRUCache } from 'lru-cache';
import type { MongoBulkWriteError, WriteError } from 'mongodb';
import type { KeyedQueue } from '../process/keyed-queue.ts';
import { AppError } from '../use-case/app-error.ts';

const ATTEMPTS = 200;
/** The queue has answered the caller by then (keyed-queue.ts). */
const GIVES_UP_MS = 40_000;
const RETRY_AFTER_SECONDS = 1;
const DUPLICATE_KEY = 11_000;

/** The part of the context that a claim needs: the queues of this process, and the newest numbers it saw. */
interface ClaimContext {
  readonly serialize: KeyedQueue;
  readonly cache: LRUCache<string, number>;
}

interface Claim<T> {
  /** The counter's name: writers of this process queue under it, and the newest number is cached under it. */
  readonly counter: string;
  /** The newest number in the store. */
  readNewest(): Promise<number>;
  /**
   * The number of the document that is to be changed. It must be given: a unique index compares documents with each
   * other, so it would let one document hold a number twice.
   */
  readonly above: number;
  /**
   * One write that takes this number, guarded by a unique index over every number ever given. Resolves to null when it
   * turned out that nothing was to be written: the number stays free.
   */
  write(next: number): Promise<T>;
  /** How many numbers the write took, this and the following; one unless it is given. */
  numbers?(written: T): number;
  /** Runs after the write and before the next writer of this process: publishing here keeps the order of the numbers. */
  publish?(written: T): Promise<void>;
  /** The fields of unique indexes by which the store says that a number is taken. */
  readonly fields: readonly string[];
}

/**
 * Gives a write the next number of a counter: gapless, and in commit order over any number of processes. Each writer
 * takes the newest number plus one; when another was faster the unique index refuses it, and it reads the newest again.
 * Throws `unavailable` when others are always faster, or what they wrote does not become readable.
 */
export async function claimNext<T>(ctx: ClaimContext, claim: Claim<T>): Promise<T> {
  return await ctx.serialize(claim.counter, () => claimInTurn(ctx, claim));
}

/** As {@link claimNext}, for who has the counter's turn in this process. */
export async function claimInTurn<T>(ctx: Pick<ClaimContext, 'cache'>, claim: Claim<T>): Promise<T> {
  const until = performance.now() + GIVES_UP_MS;
  for (let attempt = 1; ; attempt += 1) {
    const newest = Math.max(claim.above, ctx.cache.get(claim.counter) ?? (await claim.readNewest()));
    try {
      const written = await claim.write(newest + 1);
      const taken = written === null ? 0 : (claim.numbers?.(written) ?? 1);
      if (taken > 0) ctx.cache.set(claim.counter, newest + taken);
      await claim.publish?.(written);
      return written;
    } catch (error) {
      ctx.cache.delete(claim.counter);
      const isTaken = claim.fields.some((field) => isDuplicate(error, field));
      if (!isTaken) throw error;
      if (attempt === ATTEMPTS || performance.now() > until) {
        throw new AppError('unavailable', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause: error });
      }
      await wait(Math.random() * Math.min(attempt, 10));
    }
  }
}

/**
 * Whether a unique index over `field` refused this write. The error is known by its code and not by its class: pages
 * and server may each have loaded the driver, and a class of one is a stranger to the other.
 */
export function isDuplicate(error: unknown, field: string): boolean {
  if (!(error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY && 'keyPattern' in error))
    return false;
  const { keyPattern } = error;
  return typeof keyPattern === 'object' && keyPattern !== null && field in keyPattern;
}

/**
 * Of several writes in one go those that the store refused; none where the error is another. It is known by its name and not by
 * its class, as in `isDuplicate`.
 */
export function refusedWrites(error: unknown): readonly WriteError[] {
  if (!(error instanceof Error) || error.name !== 'MongoBulkWriteError') return [];
  return [(error as MongoBulkWriteError).writeErrors].flat();
}

/** Whether a write was refused since there is such a document already. */
export function isDuplicateWrite({ code }: Pick<WriteError, 'code'>): boolean {
  return code === DUPLICATE_KEY;
}

/** Whether writes were refused, all of them since there is such a document already. */
export function isOnlyDuplicates(error: unknown): boolean {
  const refused = refusedWrites(error);
  return refused.length > 0 && refused.every(isDuplicateWrite);
}
