import type { Context } from '../../context/context.ts';
import { consume, countUsed, giveBack, requireRemaining } from '../../limits/rate-limit.ts';
import { holdDelayed } from './held-tries.ts';

/** Wrong passwords for a name, whoever typed them, that delay no one: a person who searches their memory. */
const FREE = 5;
const FIRST_DELAY_MS = 500;
/** With the time of the hash, a right password is let in within 15 s whatever others try. */
const LONGEST_DELAY_MS = 12_000;

/** How long a try waits after this many wrong passwords for its name within the hour. */
export function delayAfter(failures: number): number {
  return failures < FREE ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - FREE));
}

interface Try {
  /** The key of the name, of an account or not. */
  readonly name: string;
  readonly address: string;
  /** The person is signed in at this address. */
  readonly isAtHome: boolean;
}

/**
 * Lets a password be tried, and counts it as wrong until `wasRight` is called. Each address has a few quick tries for a
 * name; beyond, only it is refused. Tries from elsewhere are never refused, only delayed, and each address has one
 * under way at a time: strangers make guessing slow for each other, and cannot lock the person out. Few tries of one
 * address are kept waiting at once. Throws `rate_limited`.
 */
export async function admitTry(
  ctx: Pick<Context, 'env' | 'bus'>,
  { name, address, isAtHome }: Try,
): Promise<{ wasRight(): Promise<void> }> {
  const here = `${name}@${address}`;
  await requireRemaining(ctx, 'wrong-password', here);
  const delay = isAtHome ? 0 : delayAfter(await countUsed(ctx, 'wrong-password-anywhere', name));
  if (delay > 0) await holdDelayed(address, delay);
  await consume(ctx, 'wrong-password', here);
  await consume(ctx, 'wrong-password-anywhere', name);
  return {
    async wasRight() {
      await giveBack(ctx, 'wrong-password', here);
      await giveBack(ctx, 'wrong-password-anywhere', name);
    },
  };
}
