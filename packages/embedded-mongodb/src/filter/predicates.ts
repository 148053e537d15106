import { BSONRegExp, BSONSymbol, MaxKey, MinKey } from 'bson';
import { rankOf } from '../bson/rank.ts';
import type { Value } from '../bson/value.ts';
import { EngineError } from '../errors/engine-error.ts';
import { compileRegex } from '../regex/compile-regex.ts';
import { compareValues, isNaNValue, isNumeric } from '../values/compare.ts';
import { truncated } from '../values/numbers.ts';
import { typeNumber, typeNumbersOf } from '../values/types.ts';

/** Whether one value at a path, `undefined` when it is missing, satisfies an operator. */
export type Test = (value: Value | undefined) => boolean;

/** `$eq`: by MongoDB's comparison; null also matches a missing field, though not BSON's undefined. */
export function equalTo(operand: Value): Test {
  if (operand === null) return (value) => value === null || value === undefined;
  const rank = rankOf(operand);
  return (value) =>
    value === operand ||
    (value !== undefined && rankOf(value) === rank && compareValues(value, operand) === 0);
}

/** `$gt`, `$gte`, `$lt`, `$lte`: only values of the operand's rank compare; NaN only with NaN. */
export function ordered(op: '$gt' | '$gte' | '$lt' | '$lte', operand: Value): Test {
  const orEqual = op === '$gte' || op === '$lte';
  const equal = equalTo(operand);
  if (operand === null || isNaNValue(operand)) return orEqual ? equal : () => false;
  const isGreater = op === '$gt' || op === '$gte';
  if (operand instanceof MinKey || operand instanceof MaxKey) {
    if (isGreater !== operand instanceof MinKey) return orEqual ? equal : () => false;
    return orEqual ? () => true : (value) => !equal(value);
  }
  const rank = rankOf(operand);
  return (value) => {
    if (value === undefined || rankOf(value) !== rank || isNaNValue(value)) return false;
    const order = compareValues(value, operand);
    return order === 0 ? orEqual : order > 0 === isGreater;
  };
}

/** `$in`: any of the values, by equality, or any of the regular expressions. */
export function oneOf(values: readonly Value[]): Test {
  const hasNull = values.includes(null);
  const patterns = values.filter((value) => value instanceof BSONRegExp).map(matchesRegex);
  const sorted = values.filter((value) => !(value instanceof BSONRegExp)).sort(compareValues);
  return (value) => {
    if (value === undefined) return hasNull;
    return holds(sorted, value) || patterns.some((test) => test(value));
  };
}

function holds(sorted: readonly Value[], value: Value): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareValues(sorted[middle] ?? null, value);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** A regular expression: strings that it matches, and the very same expression as a value. */
export function matchesRegex(regex: BSONRegExp): Test {
  const { test } = compileRegex(regex.pattern, regex.options);
  return (value) => {
    if (typeof value === 'string') return test(value);
    if (value instanceof BSONSymbol) return test(value.value);
    return value instanceof BSONRegExp && compareValues(value, regex) === 0;
  };
}

/** `$mod`: numbers cut to integers leave `remainder` when divided. */
export function hasRemainder(divisor: bigint, remainder: bigint): Test {
  return (value) => {
    const whole = isNumeric(value) ? truncated(value) : undefined;
    return whole !== undefined && whole % divisor === remainder;
  };
}

/** `$type`: a number, an alias, or a list of them. */
export function hasType(operand: Value): Test {
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw new EngineError('FailedToParse', '$type must match at least one type');
  const numbers = new Set(list.flatMap(typeNumbersOf));
  return (value) => value !== undefined && numbers.has(typeNumber(value));
}
