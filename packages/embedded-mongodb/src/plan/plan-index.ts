import type { Doc } from '../bson/value.ts';
import type { Conjunct } from '../filter/filter.ts';
import type { Index } from '../storage/index-definition.ts';
import { KEPT_PREFIX, shortenKey, successor } from '../storage/keys.ts';
import {
  type Bounds,
  boundsOf,
  EVERYTHING,
  type Interval,
  implies,
  intersect,
  inverted,
  needsValue,
} from './bounds.ts';
import { isCoveredBy } from './covered.ts';

/** Stored keys from `low` (inclusive) to `high` (exclusive), without the tree number. */
export interface KeyRange {
  readonly low: Buffer;
  readonly high: Buffer;
  /** The whole key, when a unique index can hold only one entry here. */
  readonly point?: Buffer;
}

export interface IndexPlan {
  readonly kind: 'index';
  readonly index: Index;
  readonly ranges: readonly KeyRange[];
  readonly isReverse: boolean;
  /** Whether the scan gives the order that was asked for. */
  readonly isSorted: boolean;
  /** Whether everything in the ranges satisfies the conditions that were used. */
  readonly isExact: boolean;
  readonly isBounded: boolean;
  readonly used: readonly Conjunct[];
  readonly score: number;
  /** The bounds per path, for explain. */
  readonly bounds: readonly Bounds[];
}

/** More ranges than this are not worth their seeks; the last bounded field is dropped then. */
const MAX_RANGES = 5000;

/**
 * What an index can do for a query: equality prefix, then a range, then order.
 * @param isForced by a hint: used even without bounds or order.
 * @returns nothing when it cannot help, or may lack a document that the query finds.
 */
export function planIndex(
  index: Index,
  conjuncts: readonly Conjunct[],
  sort: Doc | undefined,
  isForced: boolean,
): IndexPlan | undefined {
  if (!holdsAll(index, conjuncts, isForced)) return undefined;
  const { bounds, used } = boundsFor(index, conjuncts);
  while (bounds.reduce((product, each) => product * each.intervals.length, 1) > MAX_RANGES) bounds.pop();
  const order = sort === undefined ? 1 : orderGiven(index, bounds, sort);
  const isSorted = sort === undefined || order !== undefined;
  if (bounds.length === 0 && !isForced && (sort === undefined || !isSorted)) return undefined;
  const ranges = rangesOf(index, bounds);
  const isExact = !index.hasLongKeys && used.length > 0 && bounds.every((each) => each.isExact);
  return {
    kind: 'index',
    index,
    ranges,
    isReverse: order === -1,
    isSorted,
    isExact: isExact && used.every((each) => each.elemMatch === undefined),
    isBounded: bounds.length > 0,
    used: used.filter((each) => index.paths.indexOf(each.path) < bounds.length),
    score: scoreOf(index, bounds, sort !== undefined && isSorted),
    bounds: index.paths.map((_, i) => bounds[i] ?? EVERYTHING),
  };
}

/** Whether every document that satisfies the conditions is in the index. */
function holdsAll(index: Index, conjuncts: readonly Conjunct[], isForced: boolean): boolean {
  if (index.partial !== undefined) {
    const wanted = index.partial.conjuncts;
    const spec = index.spec.get('partialFilterExpression');
    if (!(spec instanceof Map) || !isCoveredBy(spec, wanted)) return false;
    if (!wanted.every((each) => conjuncts.some((given) => implies(given, each)))) return false;
  }
  if (!index.isSparse || isForced) return true;
  return conjuncts.some((each) => index.paths.includes(each.path) && needsValue(each));
}

function boundsFor(index: Index, conjuncts: readonly Conjunct[]): { bounds: Bounds[]; used: Conjunct[] } {
  const bounds: Bounds[] = [];
  const used: Conjunct[] = [];
  let array: Conjunct | undefined;
  // A number in a path means a position or a field name: the index knows only one of the two.
  if (index.paths.some((path) => /(^|\.)\d+(\.|$)/.test(path))) return { bounds, used };
  for (const [i, path] of index.paths.entries()) {
    const choices = conjuncts.filter((each) => each.path === path && boundsOf(each) !== undefined);
    const chosen = index.multikey[i] ? chooseForArray(choices, array) : choices;
    const [first, ...others] = chosen.map(boundsOf).filter((each) => each !== undefined);
    if (first === undefined) break;
    const joined = others.reduce(intersect, first);
    bounds.push(joined);
    used.push(...chosen);
    if (index.multikey[i]) array = chosen[0];
    if (!joined.intervals.every((each) => each.point !== undefined)) break;
  }
  return { bounds, used };
}

/**
 * On a path with arrays different elements may satisfy different conditions, so only one condition bounds the
 * scan: the tightest. Conditions of one `$elemMatch` on the elements themselves hold for the same element, and those
 * on different fields of the same element may bound a compound index together.
 */
function chooseForArray(choices: readonly Conjunct[], array: Conjunct | undefined): Conjunct[] {
  const allowed = array === undefined ? choices : choices.filter((each) => isSameElement(each, array));
  const [best] = [...allowed].sort((a, b) => tightness(b) - tightness(a));
  if (best === undefined) return [];
  if (best.elemMatch !== best.path) return [best];
  return allowed.filter((each) => each.group === best.group && each.elemMatch === best.path);
}

function isSameElement(a: Conjunct, b: Conjunct): boolean {
  if (a.group === undefined || a.group !== b.group || a.elemMatch !== b.elemMatch) return false;
  const rest = (each: Conjunct) => each.path.slice((each.elemMatch ?? '').length + 1).split('.')[0];
  return rest(a) !== rest(b);
}

function tightness(conjunct: Conjunct): number {
  if (conjunct.op === '$eq') return 3;
  if (conjunct.op === '$in') return 2;
  return conjunct.elemMatch === conjunct.path ? 1 : 0;
}

function rangesOf(index: Index, bounds: readonly Bounds[]): KeyRange[] {
  let prefixes: { bytes: Buffer; last?: Interval }[] = [{ bytes: Buffer.alloc(0) }];
  for (const [i, { intervals }] of bounds.entries()) {
    const turned = index.directions[i] === -1 ? intervals.map(inverted) : intervals;
    prefixes = prefixes.flatMap(({ bytes }) =>
      turned.map((each) =>
        each.point === undefined ? { bytes, last: each } : { bytes: Buffer.concat([bytes, each.point]) },
      ),
    );
  }
  const isWhole = index.isUnique && bounds.length === index.paths.length;
  const ranges = prefixes.map(({ bytes, last }): KeyRange => {
    const low = last === undefined ? bytes : Buffer.concat([bytes, last.low]);
    const high = last === undefined ? successor(bytes) : Buffer.concat([bytes, last.high]);
    const range = { low: low.subarray(0, KEPT_PREFIX), high: boundedAbove(high) };
    return isWhole && last === undefined ? { ...range, point: shortenKey(bytes).key } : range;
  });
  return ranges.sort((a, b) => Buffer.compare(a.low, b.low));
}

/** An upper end that is longer than what is stored of a key must include all keys with the same beginning. */
function boundedAbove(high: Buffer): Buffer {
  if (high.length === 0) return Buffer.from([0xff]);
  return high.length <= KEPT_PREFIX ? high : successor(high.subarray(0, KEPT_PREFIX));
}

/** 1 when a forward scan gives the order, -1 when a backward one does. */
function orderGiven(index: Index, bounds: readonly Bounds[], sort: Doc): 1 | -1 | undefined {
  if (index.hasLongKeys) return undefined;
  const isPoint = (i: number) => {
    const intervals = bounds[i]?.intervals;
    return intervals?.length === 1 && intervals[0]?.point !== undefined;
  };
  const pinned = new Set(index.paths.filter((_, i) => isPoint(i) && !index.multikey[i]));
  let relation: number | undefined;
  let at = 0;
  for (const [path, wished] of sort) {
    if (pinned.has(path)) continue;
    while (at < index.paths.length && isPoint(at)) at++;
    const given = index.directions[at];
    if (index.paths[at] !== path || index.multikey[at] || given === undefined) return undefined;
    const turn = given * (Number(wished) < 0 ? -1 : 1);
    if (relation !== undefined && relation !== turn) return undefined;
    relation = turn;
    at++;
  }
  return relation === -1 ? -1 : 1;
}

function scoreOf(index: Index, bounds: readonly Bounds[], givesOrder: boolean): number {
  let score = givesOrder ? 5 : 0;
  for (const { intervals } of bounds) {
    const arePoints = intervals.every((each) => each.point !== undefined);
    score += !arePoints ? 8 : intervals.length <= 1 ? 20 : 12;
  }
  return index.isUnique && score >= 20 * index.paths.length ? score + 1000 : score;
}
