import { singleton } from '../../process/singleton.ts';
import { AppError } from '../../use-case/app-error.ts';

/** Tries of one address for one name that wait for each other: its quick tries of a minute twice over. */
const WAITING_MAX = 10;
/** Tries of one address that are delayed, whatever their names: an office in which several people’s names are guessed. */
const DELAYED_MAX = 10;
/** Delayed tries in all, but for the first of each address: whoever comes from elsewhere always has one. */
const DELAYED_IN_ALL = 1_000;
const RETRY_AFTER_SECONDS = 15;

interface Held {
  /** Tries that wait for each other, by name and address. */
  readonly waiting: Map<string, number>;
  /** Delayed tries of each address. */
  readonly delayed: Map<string, number>;
  delayedInAll: number;
}

/** The tries that this process keeps waiting, each with its connection. */
const holder = singleton<Held>('held-tries');

function heldNow(): Held {
  const held = holder.get() ?? { waiting: new Map(), delayed: new Map(), delayedInAll: 0 };
  holder.set(held);
  return held;
}

/** Runs a try for a name at an address, which waits for those before it. Throws `rate_limited` when too many wait. */
export async function holdWaiting<T>(nameAtAddress: string, work: () => Promise<T>): Promise<T> {
  const { waiting } = heldNow();
  return await holdOne(waiting, nameAtAddress, { max: WAITING_MAX, work });
}

/** Keeps a try of an address waiting for so many milliseconds. Throws `rate_limited` at once when too many wait. */
export async function holdDelayed(address: string, delayMs: number): Promise<void> {
  const held = heldNow();
  const isFirst = !held.delayed.has(address);
  if (held.delayedInAll >= DELAYED_IN_ALL && !isFirst) throw refusal();
  const work = async () => {
    held.delayedInAll += 1;
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    held.delayedInAll -= 1;
  };
  await holdOne(held.delayed, address, { max: DELAYED_MAX, work });
}

interface Holding<T> {
  readonly max: number;
  readonly work: () => Promise<T>;
}

async function holdOne<T>(counts: Map<string, number>, key: string, { max, work }: Holding<T>): Promise<T> {
  const count = counts.get(key) ?? 0;
  if (count >= max) throw refusal();
  counts.set(key, count + 1);
  try {
    return await work();
  } finally {
    const left = (counts.get(key) ?? 1) - 1;
    if (left > 0) counts.set(key, left);
    else counts.delete(key);
  }
}

const refusal = () => new AppError('rate_limited', { retryAfterSeconds: RETRY_AFTER_SECONDS });
