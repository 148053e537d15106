import { createHash, type Hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';

/** Of so many uploads at once; those of others are read once more when they are complete. */
const RUNNING_MAX = 500;

/** The digest of an upload up to where it ends. */
interface RunningDigest {
  readonly hash: Hash;
  end: number;
}

const running = processState(
  'digests of uploads',
  () => new LRUCache<string, RunningDigest>({ max: RUNNING_MAX }),
);

/** Computes the digest of an upload as its bytes arrive, so that they need not be read again for it. */
export function digestOnArrival(ctx: Context, id: string, offset: number): (part: Buffer) => void {
  const digest = offset === 0 ? { hash: createHash('sha256'), end: 0 } : running(ctx).get(id);
  // What came before came to another process, or before a restart.
  if (digest?.end !== offset) return () => undefined;
  running(ctx).set(id, digest);
  return (part) => {
    digest.hash.update(part);
    digest.end += part.length;
  };
}

/** So much of an upload is stored: what arrived beyond will come again. */
export function noteDigested(ctx: Context, id: string, stored: number): void {
  if (running(ctx).get(id)?.end !== stored) running(ctx).delete(id);
}

/** The SHA-256 of an upload of this size in hexadecimal, which is then forgotten; null when not all of it arrived here. */
export function takeDigest(ctx: Context, id: string, size: number): string | null {
  const digest = running(ctx).get(id);
  running(ctx).delete(id);
  return digest?.end === size ? digest.hash.digest('hex') : null;
}
