import { BSONRegExp, Decimal128, Double, MaxKey, MinKey } from 'bson';
import { RANK, rankOf } from '../bson/rank.ts';
import { BsonUndefined, type Value } from '../bson/value.ts';
import type { Conjunct } from '../filter/filter.ts';
import { encodeKey } from '../order/key-bytes.ts';
import { successor } from '../storage/keys.ts';
import { compareValues, isNaNValue } from '../values/compare.ts';

/** Encoded values of one path from `low` (inclusive) to `high` (exclusive). */
export interface Interval {
  readonly low: Buffer;
  readonly high: Buffer;
  /** The one value that the interval holds, encoded. */
  readonly point?: Buffer;
  readonly text: string;
}

/** Where an index holds the values that satisfy a condition; `isExact` when everything there satisfies it. */
export interface Bounds {
  readonly intervals: readonly Interval[];
  readonly isExact: boolean;
}

const everyKey: Interval = { low: Buffer.from([1]), high: Buffer.from([0xff]), text: '[MinKey, MaxKey]' };
/** No condition on this path. */
export const EVERYTHING: Bounds = { intervals: [everyKey], isExact: true };

/** The index bounds of a condition, or nothing when an index cannot help with it. */
export function boundsOf(conjunct: Conjunct): Bounds | undefined {
  const { op, value } = conjunct;
  switch (op) {
    case '$eq':
      return pointsOf([value]);
    case '$in':
      return Array.isArray(value) ? pointsOf(value) : undefined;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeOf(op, value);
    case '$regex-prefix':
      return typeof value === 'string' ? prefixBounds(value) : undefined;
    default:
      return undefined;
  }
}

function pointsOf(values: readonly Value[]): Bounds | undefined {
  const points = new Map<string, Interval>();
  let isExact = true;
  for (const value of values) {
    // An array matches as a whole and by its elements; both together are no range of keys.
    if (Array.isArray(value) || value instanceof BSONRegExp || value instanceof BsonUndefined)
      return undefined;
    // A missing field has null's key, but so have some values in arrays that null does not match.
    if (value === null) isExact = false;
    const point = encodeKey(value);
    points.set(point.toString('latin1'), {
      low: point,
      high: successor(point),
      point,
      text: pointText(value),
    });
  }
  return { intervals: [...points.values()].sort((a, b) => Buffer.compare(a.low, b.low)), isExact };
}

const RANGED = new Set<number>([
  RANK.number,
  RANK.string,
  RANK.binary,
  RANK.objectId,
  RANK.boolean,
  RANK.date,
  RANK.timestamp,
]);

/** A comparison only ever finds values of its operand's own type. */
function rangeOf(op: '$gt' | '$gte' | '$lt' | '$lte', value: Value): Bounds | undefined {
  const rank = rankOf(value);
  if (!RANGED.has(rank) || isNaNValue(value)) return undefined;
  const at = encodeKey(value);
  const first = rank === RANK.number ? LOWEST_NUMBER : Buffer.from([rank]);
  const last = Buffer.from([rank + 1]);
  const interval =
    op === '$gt'
      ? { low: successor(at), high: last, text: `(${shortText(value)}, ...]` }
      : op === '$gte'
        ? { low: at, high: last, text: `[${shortText(value)}, ...]` }
        : op === '$lt'
          ? { low: first, high: at, text: `[..., ${shortText(value)})` }
          : { low: first, high: successor(at), text: `[..., ${shortText(value)}]` };
  return { intervals: [interval], isExact: true };
}

/** After NaN, which no comparison with another number finds. */
const LOWEST_NUMBER = encodeKey(new Double(Number.NEGATIVE_INFINITY));

/** Strings with a prefix, and regular expressions: a stored one equals itself. */
function prefixBounds(prefix: string): Bounds {
  const low = Buffer.concat([Buffer.from([RANK.string]), Buffer.from(prefix)]);
  const high = prefix === '' ? Buffer.from([RANK.string + 1]) : successor(low);
  const regex = {
    low: Buffer.from([RANK.regex]),
    high: Buffer.from([RANK.regex + 1]),
    text: '[/.*/]',
  };
  return { intervals: [{ low, high, text: `["${prefix}", ...)` }, regex], isExact: false };
}

/** Values that satisfy both; only for a path that never contained an array. */
export function intersect(a: Bounds, b: Bounds): Bounds {
  const intervals: Interval[] = [];
  for (const left of a.intervals) {
    for (const right of b.intervals) {
      const low = Buffer.compare(left.low, right.low) >= 0 ? left.low : right.low;
      const high = Buffer.compare(left.high, right.high) <= 0 ? left.high : right.high;
      if (Buffer.compare(low, high) >= 0) continue;
      const point = left.point ?? right.point;
      intervals.push({ low, high, text: `${left.text}${right.text}`, ...(point && { point }) });
    }
  }
  return { intervals, isExact: a.isExact && b.isExact };
}

/** The same bounds for a descending part of a key. */
export function inverted(interval: Interval): Interval {
  if (interval.point !== undefined) {
    const point = flip(interval.point);
    return { ...interval, point, low: point, high: successor(point) };
  }
  // `low <= x < high` over prefix-free bytes turns into `flip(high) <= x < flip(low)` with both ends moved past
  // everything that begins with them: x that begins with `high` is excluded, x that begins with `low` is included.
  return { ...interval, low: successor(flip(interval.high)), high: successor(flip(interval.low)) };
}

function flip(bytes: Buffer): Buffer {
  return bytes.map((byte) => ~byte & 0xff) as Buffer;
}

function pointText(value: Value): string {
  return `[${shortText(value)}, ${shortText(value)}]`;
}

function shortText(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Double) return String(value.value);
  if (value instanceof Decimal128) return value.toString();
  if (value instanceof MinKey) return 'MinKey';
  if (value instanceof MaxKey) return 'MaxKey';
  if (value instanceof Map) return '{...}';
  return String(value);
}

/** Whether all values that satisfy `given` satisfy `wanted`, a condition on the same path. */
export function implies(given: Conjunct, wanted: Conjunct): boolean {
  if (given.path !== wanted.path || given.elemMatch !== undefined) return false;
  if (wanted.op === '$exists') return wanted.value === true && needsValue(given);
  if (wanted.op === '$type' || wanted.op === '$regex-prefix') {
    return given.op === wanted.op && compareValues(given.value, wanted.value) === 0;
  }
  const inner = boundsOf(given);
  const outer = boundsOf(wanted);
  if (inner === undefined || outer === undefined || !inner.isExact || !outer.isExact) return false;
  return inner.intervals.every((small) =>
    outer.intervals.some(
      (large) => Buffer.compare(large.low, small.low) <= 0 && Buffer.compare(small.high, large.high) <= 0,
    ),
  );
}

/** Whether a document without the field never satisfies the condition. */
export function needsValue(conjunct: Conjunct): boolean {
  const { op, value } = conjunct;
  if (op === '$exists') return value === true;
  if (op === '$in')
    return Array.isArray(value) && value.every((each) => each !== null && !(each instanceof BsonUndefined));
  if (op === '$type' || op === '$regex-prefix') return true;
  return (
    value !== null &&
    !(value instanceof BsonUndefined) &&
    !(value instanceof MinKey) &&
    !(value instanceof MaxKey)
  );
}
