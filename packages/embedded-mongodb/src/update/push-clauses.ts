import { isDoc, type Value } from '../bson/value.ts';
import { EngineError, unsupported } from '../errors/engine-error.ts';
import { splitPath } from '../paths/path.ts';
import { compareValues, isNumeric } from '../values/compare.ts';
import { wholeNumber } from '../values/numbers.ts';
import { typeName } from '../values/types.ts';

function bad(message: string): EngineError {
  return new EngineError('BadValue', message);
}

/** What `$push` does to a list. */
export interface Push {
  readonly values: Value[];
  readonly position: number | undefined;
  readonly slice: number | undefined;
  readonly sort: ((a: Value, b: Value) => number) | undefined;
}

/** Reads the operand of `$push`. @throws EngineError with MongoDB's code. */
export function pushClauses(value: Value): Push {
  const clauses = isDoc(value) ? value : new Map<string, Value>();
  const each = clauses.get('$each');
  if (each === undefined) {
    if (['$position', '$slice', '$sort'].some((key) => clauses.has(key))) {
      throw unsupported('$push with clauses but without $each');
    }
    return { values: [value], position: undefined, slice: undefined, sort: undefined };
  }
  for (const key of clauses.keys()) {
    if (!['$each', '$position', '$slice', '$sort'].includes(key))
      throw bad(`Unrecognized clause in $push: ${key}`);
  }
  if (!Array.isArray(each)) {
    throw bad(`The argument to $each in $push must be an array but it was of type: ${typeName(each)}`);
  }
  return {
    values: each,
    position: integerClause('$position', clauses.get('$position')),
    slice: integerClause('$slice', clauses.get('$slice')),
    sort: sortClause(clauses.get('$sort')),
  };
}

function integerClause(name: string, value: Value | undefined): number | undefined {
  const whole = wholeNumber(value);
  if (value !== undefined && whole === undefined) {
    throw bad(`The value for ${name} must be an integer value, not of type: ${typeName(value)}`);
  }
  return whole;
}

function sortClause(value: Value | undefined): Push['sort'] {
  if (value === undefined) return undefined;
  if (!isDoc(value)) {
    const direction = wholeNumber(value);
    if (direction !== 1 && direction !== -1) {
      const isNumber = isNumeric(value);
      throw bad(
        isNumber
          ? 'The $sort element value must be either 1 or -1'
          : 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
      );
    }
    return (a, b) => compareValues(a, b) * direction;
  }
  if (value.size === 0) throw bad('The $sort pattern is empty when it should be a set of fields.');
  const parts = [...value].map(([path, direction]) => {
    const sign = wholeNumber(direction);
    if (sign !== 1 && sign !== -1) throw bad('The $sort element value must be either 1 or -1');
    if (splitPath(path).includes('')) throw bad(`The $sort field '${path}' is empty or has an empty part`);
    return { names: splitPath(path), sign };
  });
  return (a, b) => {
    for (const { names, sign } of parts) {
      const order = compareValues(fieldAt(a, names), fieldAt(b, names));
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}

/** A nested field, without entering arrays; null when missing. */
function fieldAt(value: Value, names: readonly string[]): Value {
  let found: Value | undefined = value;
  for (const name of names) {
    if (Array.isArray(found)) found = found[Number(name)];
    else found = isDoc(found) ? found.get(name) : undefined;
  }
  return found ?? null;
}
