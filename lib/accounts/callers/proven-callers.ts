import { LRUCache } from 'lru-cache';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import type { Caller } from '../../use-case/caller.ts';

const KEPT_MAX = 5_000;
/** Who has shown that they are signed in need not show it again for so long, in milliseconds. */
const PROVEN_MS = 1_000;

interface Known {
  readonly caller: Caller;
}

interface Proof<K extends Known> {
  readonly at: number;
  readonly found: Promise<K | null>;
  /** Null until they are found. */
  caller: Caller | null;
}

const proofs = processState('proven callers', () => new LRUCache<string, Proof<Known>>({ max: KEPT_MAX }));

/**
 * Who a credential, named by its hash, belongs to, as it was found within the last second: for what a page asks for dozens of
 * times at once, such as its pictures. The end of a session that this process hears of ends this, too.
 */
export async function provenCaller<K extends Known>(
  ctx: Context,
  hash: string,
  find: () => Promise<K | null>,
): Promise<K | null> {
  const now = ctx.now().getTime();
  const all = proofs(ctx);
  // What is kept under a hash was found by the same way.
  const known = all.get(hash) as Proof<K> | undefined;
  if (known && Math.abs(now - known.at) < PROVEN_MS) return await known.found;
  // Kept before it is found: what ends meanwhile is not kept.
  const proof: Proof<K> = { at: now, found: find(), caller: null };
  all.set(hash, proof as Proof<Known>);
  const found = await proof.found.catch((error: unknown) => {
    forget(ctx, hash, proof);
    throw error;
  });
  if (found) proof.caller = found.caller;
  else forget(ctx, hash, proof);
  return found;
}

/** Who a credential belongs to, if that was found within the last second: without waiting; null where it was not. */
export function knownCaller(ctx: Context, hash: string): Caller | null {
  const proof = proofs(ctx).get(hash);
  if (!proof || Math.abs(ctx.now().getTime() - proof.at) >= PROVEN_MS) return null;
  return proof.caller;
}

function forget(ctx: Context, hash: string, proof: object): void {
  if (proofs(ctx).peek(hash) === proof) proofs(ctx).delete(hash);
}

/** A session or token of this person ended. */
export function forgetCallers(ctx: Context, userId: string): void {
  const all = proofs(ctx);
  // Of those that are being found it is not known yet whose they are.
  for (const [hash, proof] of [...all.entries()])
    if (proof.caller === null || proof.caller.userId === userId) all.delete(hash);
}
