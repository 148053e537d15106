import { BSONRegExp } from 'bson';
import type { Doc } from '../bson/value.ts';
import type { Conjunct } from '../filter/filter.ts';

const SIMPLE = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$exists', '$type']);

/** Whether the conjuncts cover the whole filter. Only flat filters of simple comparisons are recognised. */
export function isCoveredBy(filter: Doc, conjuncts: readonly Conjunct[]): boolean {
  let conditions = 0;
  for (const [path, condition] of filter) {
    if (path.startsWith('$') || condition instanceof BSONRegExp) return false;
    const operators = condition instanceof Map ? [...condition.keys()] : [];
    if (operators[0]?.startsWith('$')) {
      if (!operators.every((each) => SIMPLE.has(each))) return false;
      conditions += operators.length;
    } else conditions++;
  }
  return conditions === conjuncts.length && conjuncts.every((each) => each.elemMatch === undefined);
}
