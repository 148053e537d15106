import { type Doc, isDoc, type Value } from '../bson/value.ts';
import { type CodeName, EngineError } from '../errors/engine-error.ts';
import { compareValues } from '../values/compare.ts';
import { wholeNumber } from '../values/numbers.ts';
import { isNullish, nameOf, type Operand } from './operand.ts';

/** The operand as an array. @throws EngineError with the given code for anything else. */
export function list(op: string, code: CodeName, value: Operand): Value[] {
  if (Array.isArray(value)) return value;
  throw new EngineError(code, `The argument to ${op} must be an array, but was of type: ${nameOf(value)}`);
}

export function elementAt(op: string, value: Operand, index: Operand): Operand {
  if (isNullish(value) || isNullish(index)) return null;
  const at = wholeNumber(index);
  if (at === undefined)
    throw new EngineError(
      'Location28691',
      `${op}'s second argument must be representable as a 32-bit integer`,
    );
  return list(op, 'Location28689', value).at(at);
}

export function sliced(values: readonly Operand[]): Operand {
  if (values.some(isNullish)) return null;
  const [value, ...numbers] = values;
  const items = list('$slice', 'Location28724', value);
  const [first, second] = numbers.map((number) => {
    const whole = wholeNumber(number);
    if (whole === undefined)
      throw new EngineError('Location28726', 'Second argument to $slice must be a 32-bit integer');
    return whole;
  });
  if (first === undefined) return items;
  if (second === undefined) return first < 0 ? items.slice(first) : items.slice(0, first);
  if (second <= 0) throw new EngineError('Location28729', 'Third argument to $slice must be positive');
  const from = first < 0 ? Math.max(items.length + first, 0) : first;
  return items.slice(from, from + second);
}

export function merged(values: readonly Operand[]): Operand {
  const result: Doc = new Map();
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDoc(value))
      throw new EngineError(
        'Location40400',
        `$mergeObjects requires object inputs, but input is of type ${nameOf(value)}`,
      );
    for (const [name, field] of value) result.set(name, field);
  }
  return result;
}

/** `$min` (sign -1) and `$max` (sign 1) of the values that are not nullish; null when there are none. */
export function extreme(values: readonly Operand[], sign: 1 | -1): Operand {
  let best: Operand = null;
  for (const value of values) {
    if (!isNullish(value) && (best === null || best === undefined || compareValues(value, best) * sign > 0))
      best = value;
  }
  return best;
}
