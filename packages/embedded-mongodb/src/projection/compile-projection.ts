import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { scopeOf } from '../expression/scope.ts';
import { compileFilter } from '../filter/compile-filter.ts';
import type { Filter } from '../filter/filter.ts';
import { splitPath } from '../paths/path.ts';
import { isNumeric } from '../values/compare.ts';
import { wholeNumber } from '../values/numbers.ts';
import { applyProjection, parseProjection } from './projection-tree.ts';

/** Changes a projected document; `original` is the stored one. */
type Finish = (projected: Doc, original: Doc) => Doc;

/**
 * Compiles the projection of a find: inclusion or exclusion, computed fields, `$slice`, `$elemMatch`, positional `$`.
 * @param filter the query's filter, which the positional `$` needs.
 * @throws EngineError with MongoDB's code when malformed.
 */
export function compileProjection(spec: Doc, filter?: Filter): (doc: Doc) => Doc {
  if (spec.size === 0) return (doc) => doc;
  const finishes: Finish[] = [];
  let isExclusionRefused = false;
  const parsed = parseProjection(dropPositional(spec, filter, finishes), (path, value) => {
    if (!isDoc(value)) return undefined;
    const [op] = value.keys();
    const operand = op === undefined ? null : (value.get(op) ?? null);
    if (op === '$slice' && !isExpressionSlice(operand)) {
      finishes.push(sliceFinish(path, operand));
      return 'any';
    }
    if (op === '$meta') throw unsupported('$meta in a projection');
    if (op !== '$elemMatch') return undefined;
    finishes.push(elemMatchFinish(path, operand));
    isExclusionRefused = true;
    return 'include';
  });
  if (isExclusionRefused && parsed.mode === 'exclude') throw unsupported('$elemMatch in an exclusion');
  const now = new Date();
  return (doc) => {
    let result = applyProjection(parsed, scopeOf(doc, now));
    for (const finish of finishes) result = finish(result, doc);
    return result;
  };
}

/** Turns `'a.$': 1` into `a: 1` and a last step that keeps the one element. */
function dropPositional(spec: Doc, filter: Filter | undefined, finishes: Finish[]): Doc {
  const plain: Doc = new Map();
  for (const [path, value] of spec) {
    const parts = splitPath(path);
    const at = parts.indexOf('$');
    if (at < 0) {
      plain.set(path, value);
      continue;
    }
    if (at !== parts.length - 1 || at === 0) {
      throw new EngineError(
        'Location31394',
        `As of 4.4, it's illegal to specify positional operator in the middle of a path. Positional projection may only be used at the end, for example: a.b.$. If the query previously used a form like a.b.$.d, remove the parts following the '$' and the results will be equivalent.`,
      );
    }
    if (finishes.length > 0) {
      throw new EngineError('Location31276', 'Cannot specify more than one positional projection per query.');
    }
    if (!(isNumeric(value) || value === true) || wholeNumber(value) === 0) {
      throw new EngineError('Location31395', 'positional projection cannot be used with exclusion');
    }
    const array = parts.slice(0, -1);
    plain.set(array.join('.'), 1);
    finishes.push(positionalFinish(array, filter));
  }
  return plain;
}

function positionalFinish(parts: readonly string[], filter: Filter | undefined): Finish {
  return (projected, original) => {
    const list = plainValueAt(original, parts);
    if (list === undefined) return projected;
    if (!Array.isArray(list)) return projected;
    const index = filter?.positionFor(original, parts.join('.'));
    const element = index === undefined ? undefined : list[index];
    if (element === undefined) {
      throw new EngineError(
        'Location51246',
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return replaceAt(projected, parts, (value) => (Array.isArray(value) ? [element] : value));
  };
}

function plainValueAt(doc: Doc, parts: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const part of parts) {
    if (Array.isArray(value)) throw unsupported('A positional projection through an outer array');
    value = isDoc(value) ? value.get(part) : undefined;
  }
  return value;
}

/** Replaces the value at a path where it exists, in every element of arrays on the way. */
function replaceAt(doc: Doc, parts: readonly string[], run: (value: Value) => Value): Doc {
  const [name = '', ...rest] = parts;
  const old = doc.get(name);
  if (old === undefined) return doc;
  return new Map(doc).set(name, rest.length === 0 ? run(old) : replaceIn(old, rest, run));
}

function replaceIn(value: Value, parts: readonly string[], run: (value: Value) => Value): Value {
  if (isDoc(value)) return replaceAt(value, parts, run);
  return Array.isArray(value) ? value.map((item) => replaceIn(item, parts, run)) : value;
}

/** `$slice` with an array whose first item is no number is the aggregation expression. */
function isExpressionSlice(operand: Value): boolean {
  return Array.isArray(operand) && !isNumeric(operand[0]);
}

function sliceFinish(path: string, operand: Value): Finish {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((number) => {
    const whole = wholeNumber(number);
    if (whole === undefined)
      throw new EngineError(
        'Location28667',
        'Invalid $slice syntax. The given syntax did not match the find() syntax or the expression syntax',
      );
    return whole;
  });
  const [first = 0, limit] = numbers;
  if (Array.isArray(operand) && numbers.length !== 2) {
    throw new EngineError('Location28667', 'Invalid $slice syntax: an array must be [skip, limit]');
  }
  if (limit !== undefined && limit <= 0) {
    throw new EngineError('Location28729', `Third argument to $slice must be positive: ${limit}`);
  }
  const parts = splitPath(path);
  return (projected) =>
    replaceAt(projected, parts, (value) => {
      if (!Array.isArray(value)) return value;
      if (limit === undefined) return first < 0 ? value.slice(first) : value.slice(0, first);
      const from = first < 0 ? Math.max(value.length + first, 0) : first;
      return value.slice(from, from + limit);
    });
}

/** The field comes after the included ones, with the first element that matches, or not at all. */
function elemMatchFinish(path: string, operand: Value): Finish {
  if (path.includes('.')) {
    throw new EngineError('Location31275', 'Cannot use $elemMatch projection on a nested field');
  }
  if (!isDoc(operand)) throw new EngineError('Location31274', 'elemMatch: Invalid argument, object required');
  const { matches } = compileFilter(new Map([[path, new Map([['$elemMatch', operand]])]]));
  return (projected, original) => {
    const value = original.get(path);
    const found = Array.isArray(value) ? value.find((item) => matches(new Map([[path, [item]]]))) : undefined;
    return found === undefined ? projected : new Map(projected).set(path, [found]);
  };
}
