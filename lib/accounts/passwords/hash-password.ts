import { hash, verify } from '@node-rs/argon2';
import { type ConcurrencyLimit, createConcurrencyLimit } from '../../process/concurrency-limit.ts';
import { singleton } from '../../process/singleton.ts';

/**
 * Argon2id, 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet. The salt is 16
 * random bytes and is stored, with these figures, in the hash itself.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Two at once keep two cores busy and two of the four threads that Node shares with files and DNS free. Together they
// hold 38 MiB. A thousand waiting take some seconds on a small machine: no one should wait longer than that.
const AT_ONCE = 2;
const WAITING_MAX = 1_000;

/** A hash of no password, with the figures of every other, so that an unknown name costs the same work as a known one. */
const DUMMY_HASH = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${zeros(16)}$${zeros(32)}`;

function zeros(bytes: number): string {
  return Buffer.alloc(bytes).toString('base64').replace(/=+$/, '');
}

/** The hash to store for a password. Runs off the event loop. Throws `rate_limited` when too many wait already. */
export async function hashPassword(password: string): Promise<string> {
  return await hashingLimit().run(() => hash(composed(password), COST));
}

/** Whether the password is the one of this hash. Null (an unknown user) takes as long and gives false. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const isRight = await hashingLimit().run(() => verify(stored ?? DUMMY_HASH, composed(password)));
  return stored !== null && isRight;
}

/** Keyboards differ in how they write the same letter: NFC makes them one (RFC 8265, section 4.2.2). */
function composed(password: string): string {
  return password.normalize('NFC');
}

const held = singleton<ConcurrencyLimit>('password-hashing-limit');

function hashingLimit(): ConcurrencyLimit {
  const one = held.get() ?? createConcurrencyLimit(AT_ONCE, WAITING_MAX);
  held.set(one);
  return one;
}
