import type { Doc } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import type { Conjunct, Filter } from '../filter/filter.ts';
import type { Collection } from '../storage/collection.ts';
import type { Index } from '../storage/index-definition.ts';
import { isCoveredBy } from './covered.ts';
import { type IndexPlan, planIndex } from './plan-index.ts';

/** How to find the documents that a query may match. */
export type Plan = RecordsPlan | IndexPlan | UnionPlan;

/** All records in the order of insertion, or backwards. */
export interface RecordsPlan {
  readonly kind: 'records';
  readonly isReverse: boolean;
  readonly isSorted: boolean;
  readonly isExact: boolean;
}

/** Several index scans one after the other, each record once: `$or`. */
export interface UnionPlan {
  readonly kind: 'union';
  readonly plans: readonly IndexPlan[];
  readonly isSorted: false;
  readonly isExact: false;
}

export interface Wish {
  readonly filterDoc: Doc;
  readonly filter: Filter;
  readonly sort: Doc | undefined;
  /** An index by name or by key, or `{$natural: ±1}`. */
  readonly hint: string | Doc | undefined;
}

/**
 * Chooses the plan for a query: the index that bounds it most tightly, then one that gives the order, then all
 * records. Indexes that are partial or sparse are only used when the filter implies them.
 * @throws EngineError 2 for a hint that names no index.
 */
export function choosePlan(collection: Collection, wish: Wish): Plan {
  const { filterDoc, filter, sort, hint } = wish;
  const natural = hint instanceof Map ? hint.get('$natural') : sort?.get('$natural');
  if (natural !== undefined) return recordsPlan(wish, Number(natural) < 0, true);
  if (hint !== undefined) {
    const plan = planIndex(hintedIndex(collection, hint), filter.conjuncts, sort, true);
    if (plan === undefined) {
      throw new EngineError(
        'NoQueryExecutionPlans',
        'error processing query: no query solutions for the hinted index',
      );
    }
    return exactIfCovered(plan, wish);
  }
  const best = bestIndex(collection, filter.conjuncts, sort);
  if (best?.isBounded) return exactIfCovered(best, wish);
  const union = planUnion(collection, filterDoc, filter.conjuncts);
  if (union !== undefined) return union;
  return best === undefined ? recordsPlan(wish, false, sort === undefined) : exactIfCovered(best, wish);
}

function recordsPlan(wish: Wish, isReverse: boolean, isSorted: boolean): RecordsPlan {
  return { kind: 'records', isReverse, isSorted, isExact: wish.filterDoc.size === 0 };
}

/** The filter need not be checked again when the bounds cover all of it. */
function exactIfCovered(plan: IndexPlan, wish: Wish): IndexPlan {
  if (!plan.isExact) return plan;
  const isExact =
    plan.used.length === wish.filter.conjuncts.length && isCoveredBy(wish.filterDoc, wish.filter.conjuncts);
  return { ...plan, isExact };
}

function bestIndex(
  collection: Collection,
  conjuncts: readonly Conjunct[],
  sort: Doc | undefined,
): IndexPlan | undefined {
  let best: IndexPlan | undefined;
  for (const index of collection.indexes) {
    if (!index.isReady || index.spec.get('hidden') === true) continue;
    const plan = planIndex(index, conjuncts, sort, false);
    if (plan !== undefined && (best === undefined || plan.score > best.score)) best = plan;
  }
  return best;
}

function planUnion(
  collection: Collection,
  filterDoc: Doc,
  conjuncts: readonly Conjunct[],
): UnionPlan | undefined {
  const branches = filterDoc.get('$or');
  if (!Array.isArray(branches)) return undefined;
  const plans: IndexPlan[] = [];
  for (const branch of branches) {
    if (!(branch instanceof Map)) return undefined;
    const plan = bestIndex(collection, [...compileFilter(branch).conjuncts, ...conjuncts], undefined);
    if (plan === undefined || !plan.isBounded) return undefined;
    plans.push(plan);
  }
  return { kind: 'union', plans, isSorted: false, isExact: false };
}

/** @throws EngineError 2 when there is no such index. */
export function hintedIndex(collection: Collection, hint: string | Doc): Index {
  const index = collection.readyIndexes.find((each) =>
    typeof hint === 'string' ? each.name === hint : isSameKey(each, hint),
  );
  if (index === undefined) {
    throw new EngineError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return index;
}

export function isSameKey(index: Index, key: Doc): boolean {
  const parts = [...key];
  return (
    parts.length === index.paths.length &&
    parts.every(
      ([path, direction], i) =>
        path === index.paths[i] && (Number(direction) < 0 ? -1 : 1) === index.directions[i],
    )
  );
}
