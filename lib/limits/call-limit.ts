import { LRUCache } from 'lru-cache';
import type { Bus, SharedKeys } from '../bus/bus.ts';
import type { Context } from '../context/context.ts';
import { singleton } from '../process/singleton.ts';
import { AppError } from '../use-case/app-error.ts';

/**
 * What one person, or one address without a session or token, may call in all: so many a second in the long run, and so
 * many at once after a pause. A page that opens makes some dozens of calls; a script that catches up makes thousands.
 */
export const CALLS = { perSecond: 50, burst: 500 } as const;

const EACH_MS = 1000 / CALLS.perSecond;
const FULL_MS = CALLS.burst * EACH_MS;
/** So many calls of one person are added to the shared bucket at once. */
const REPORTED_AT_ONCE = 25;
/** The buckets that a process keeps. One that is dropped starts full again, as it would after ten quiet seconds. */
const BUCKETS_MAX = 20_000;

/** Whom a call is counted for. */
export type CallKey = `person:${string}` | `address:${string}`;

/** A token bucket as one time: the generic cell rate algorithm (ITU-T I.371). */
interface Bucket {
  /** When nothing would be owed any more if no call came until then. */
  fullAt: number;
  /** Calls that the other processes do not know of yet. */
  unreported: number;
}

type Limited = Pick<Context, 'env' | 'bus'>;

/**
 * Counts one call, and throws `rate_limited` when it is one too many; a refused call costs nothing, so that whoever
 * goes on calling still gets {@link CALLS}`.perSecond`. `margin` lets so many more through.
 *
 * Exact within one process, and without waiting: no call costs a round trip. With Redis each process adds its calls to a
 * shared bucket, 25 at a time, and takes over what is owed there. Until it has, a person who uses several
 * processes gets at most 25 calls and those of one round trip more in each; while Redis is away each counts by itself.
 */
export function admitCall(ctx: Limited, key: CallKey, margin = 0): void {
  if (!ctx.env.RATE_LIMITS) return;
  const bucket = bucketOf(ctx.bus, key);
  const now = performance.now();
  if (bucket.fullAt <= now) {
    bucket.fullAt = now;
    bucket.unreported = 0;
  }
  refuseAbove(bucket.fullAt - now + EACH_MS - margin * EACH_MS);
  bucket.fullAt += EACH_MS;
  bucket.unreported += 1;
  const { shared } = ctx.bus;
  if (shared?.isUsable() && bucket.unreported >= REPORTED_AT_ONCE) report(shared, key, bucket);
}

/** Throws `rate_limited` when the next call would be one too many, without counting. */
export function requireCallLeft(ctx: Limited, key: CallKey): void {
  if (!ctx.env.RATE_LIMITS) return;
  refuseAbove(bucketOf(ctx.bus, key).fullAt - performance.now() + EACH_MS);
}

function refuseAbove(owedMs: number): void {
  // A call that is refused for less than a microsecond would be refused for what floating numbers round away.
  if (owedMs <= FULL_MS + 0.001) return;
  throw new AppError('rate_limited', { retryAfterSeconds: Math.ceil((owedMs - FULL_MS) / 1000) });
}

/** The buckets of each bus, shared by every copy of this module. */
const held = singleton<WeakMap<Bus, LRUCache<CallKey, Bucket>>>('call-buckets');

function bucketOf(bus: Bus, key: CallKey): Bucket {
  const all = held.get() ?? new WeakMap<Bus, LRUCache<CallKey, Bucket>>();
  held.set(all);
  const own = all.get(bus) ?? new LRUCache<CallKey, Bucket>({ max: BUCKETS_MAX });
  all.set(bus, own);
  const bucket = own.get(key) ?? { fullAt: 0, unreported: 0 };
  own.set(key, bucket);
  return bucket;
}

/** Adds what calls cost to the shared bucket, and answers what is owed there now; never more than a whole bucket. */
const ADD_TO_BUCKET = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local owed = math.max(0, tonumber(redis.call('GET', KEYS[1]) or '0') - now) + tonumber(ARGV[1])
owed = math.min(owed, tonumber(ARGV[2]))
redis.call('SET', KEYS[1], string.format('%d', now + owed), 'PX', owed)
return owed
`;

function report(shared: SharedKeys, key: CallKey, bucket: Bucket): void {
  const cost = bucket.unreported * EACH_MS;
  bucket.unreported = 0;
  shared.redis.eval(ADD_TO_BUCKET, 1, shared.keyOf(`calls:${key}`), cost, FULL_MS).then(
    (owedMs) => {
      bucket.fullAt = Math.max(bucket.fullAt, performance.now() + Number(owedMs));
    },
    // This process counts by itself meanwhile.
    (error: unknown) => shared.note(error),
  );
}
