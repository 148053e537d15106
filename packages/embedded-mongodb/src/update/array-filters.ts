import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import type { Filter } from '../filter/filter.ts';

/** The `arrayFilters` of an update, by identifier. */
export class ArrayFilters {
  readonly #filters = new Map<string, Filter>();
  readonly #used = new Set<string>();

  add(identifier: string, filter: Filter): void {
    if (this.#filters.has(identifier)) {
      throw failed(`Found multiple array filters with the same top-level field name ${identifier}`);
    }
    this.#filters.set(identifier, filter);
  }

  /** Notes that a path names the identifier. @throws EngineError when there is no such filter. */
  use(identifier: string, path: string): void {
    if (!this.#filters.has(identifier)) {
      throw new EngineError(
        'BadValue',
        `No array filter found for identifier '${identifier}' in path '${path}'`,
      );
    }
    this.#used.add(identifier);
  }

  /** @throws EngineError when a filter was given and no path names it. */
  checkUsed(): void {
    for (const identifier of this.#filters.keys()) {
      if (!this.#used.has(identifier)) {
        throw failed(`The array filter for identifier '${identifier}' was not used in the update`);
      }
    }
  }

  matches(identifier: string, element: Value): boolean {
    return this.#filters.get(identifier)?.matches(new Map([[identifier, element]])) === true;
  }
}

/** Checks the filters and finds their identifiers. @throws EngineError with MongoDB's code. */
export function parseArrayFilters(filters: readonly Doc[]): ArrayFilters {
  const all = new ArrayFilters();
  for (const filter of filters) {
    const [identifier, ...others] = new Set(identifiersOf(filter));
    if (identifier === undefined) {
      throw failed('Cannot use an expression without a top-level field name in arrayFilters');
    }
    if (others.length > 0) {
      throw failed(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${identifier}' and '${others[0]}'`,
      );
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw new EngineError(
        'BadValue',
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    all.add(identifier, compileFilter(filter));
  }
  return all;
}

function identifiersOf(filter: Doc): string[] {
  return [...filter].flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return Array.isArray(value) ? value.filter(isDoc).flatMap(identifiersOf) : [];
  });
}

function failed(message: string): EngineError {
  return new EngineError('FailedToParse', message);
}
