import type { Doc } from '../bson/value.ts';
import type { Filter } from './filter.ts';
import { collectEqualities, conjunctsOf, positionFor } from './filter-facts.ts';
import { matcherOf } from './filter-tree.ts';
import { parseFilter } from './parse-filter.ts';

/**
 * Compiles a query filter.
 * @throws EngineError with MongoDB's code for a malformed filter, NotImplemented for operators out of scope.
 */
export function compileFilter(filter: Doc): Filter {
  const root = parseFilter(filter);
  return {
    matches: matcherOf(root),
    conjuncts: conjunctsOf(root),
    positionFor: (doc, arrayPath) => positionFor(root, doc, arrayPath),
    get equalities() {
      const found: Doc = new Map();
      collectEqualities(root, found);
      return found;
    },
  };
}
