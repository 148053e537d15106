import { BSONRegExp, BSONSymbol, Decimal128, Double, MaxKey, MinKey } from 'bson';
import { RANK, rankOf } from '../bson/rank.ts';
import { BsonUndefined, type Value } from '../bson/value.ts';
import { EngineError } from '../errors.ts';
import { compareValues, isNaNValue, isNumeric, type Numeric } from './compare.ts';
import { decimalParts } from './decimal.ts';
import { compileRegex } from './regex.ts';

/** Tells of one value at a path, `undefined` when it is missing, whether it satisfies an operator. */
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

/** A number cut towards zero to a 64-bit integer, or undefined when it has none. */
export function truncated(value: Numeric): bigint | undefined {
  let whole: bigint;
  if (value instanceof Decimal128) {
    const { kind, negative, digits, exponent } = decimalParts(value);
    if (kind !== 'finite' || exponent > 18) return digits === 0n && kind === 'finite' ? 0n : undefined;
    const size =
      exponent >= 0 ? digits * 10n ** BigInt(exponent) : digits / 10n ** BigInt(Math.min(-exponent, 40));
    whole = negative ? -size : size;
  } else if (typeof value === 'bigint') {
    return value;
  } else {
    const number = Math.trunc(Number(value));
    if (!Number.isFinite(number)) return undefined;
    whole = BigInt(number);
  }
  return BigInt.asIntN(64, whole) === whole ? whole : undefined;
}

/** A whole number as a JavaScript number, or undefined for anything else. */
export function wholeNumber(value: Value | undefined): number | undefined {
  if (!isNumeric(value)) return undefined;
  const whole = truncated(value);
  return whole !== undefined && compareValues(whole, value) === 0 ? Number(whole) : undefined;
}

/** BSON's type numbers by the names that `$type` knows. */
const TYPE_NUMBERS = new Map(
  Object.entries({
    double: 1,
    string: 2,
    object: 3,
    array: 4,
    binData: 5,
    undefined: 6,
    objectId: 7,
    bool: 8,
    date: 9,
    null: 10,
    regex: 11,
    dbPointer: 12,
    javascript: 13,
    symbol: 14,
    javascriptWithScope: 15,
    int: 16,
    timestamp: 17,
    long: 18,
    decimal: 19,
    minKey: -1,
    maxKey: 127,
  }),
);
const TYPE_NAMES = new Map([...TYPE_NUMBERS].map(([name, number]) => [number, name]));
const NUMBER_TYPES = [1, 16, 18, 19];

/** BSON's number for a value's type. */
export function typeNumber(value: Value): number {
  if (typeof value === 'number') return 16;
  if (typeof value === 'bigint') return 18;
  if (value instanceof Double) return 1;
  if (value instanceof Decimal128) return 19;
  if (value instanceof BSONSymbol) return 14;
  const byRank: Record<number, number> = {
    [RANK.minKey]: -1,
    [RANK.undefined]: 6,
    [RANK.null]: 10,
    [RANK.string]: 2,
    [RANK.object]: 3,
    [RANK.array]: 4,
    [RANK.binary]: 5,
    [RANK.objectId]: 7,
    [RANK.boolean]: 8,
    [RANK.date]: 9,
    [RANK.timestamp]: 17,
    [RANK.regex]: 11,
    [RANK.dbPointer]: 12,
    [RANK.code]: 13,
    [RANK.codeWithScope]: 15,
  };
  return byRank[rankOf(value)] ?? 127;
}

/** The name of a value's type as MongoDB's messages and `$type` have it. */
export function typeName(value: Value): string {
  return TYPE_NAMES.get(typeNumber(value)) ?? '';
}

/** `$type`: a number, an alias, or a list of them. */
export function hasType(operand: Value): Test {
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw new EngineError('FailedToParse', '$type must match at least one type');
  const numbers = new Set(list.flatMap(typeNumbersOf));
  return (value) => value !== undefined && numbers.has(typeNumber(value));
}

function typeNumbersOf(operand: Value): number[] {
  if (typeof operand === 'string') {
    const number = TYPE_NUMBERS.get(operand);
    if (number === undefined && operand !== 'number') {
      throw new EngineError('BadValue', `Unknown type name alias: ${operand}`);
    }
    return number === undefined ? NUMBER_TYPES : [number];
  }
  if (!isNumeric(operand))
    throw new EngineError('TypeMismatch', 'type must be represented as a number or a string');
  const number = wholeNumber(operand);
  if (number === undefined || !TYPE_NAMES.has(number)) {
    throw new EngineError('BadValue', `Invalid numerical type code: ${operand}`);
  }
  return [number];
}

/** Does MongoDB take the value for true? Everything but false, zeros, null and undefined. */
export function isTruthy(value: Value | undefined): boolean {
  if (isNumeric(value)) return isNaNValue(value) || compareValues(value, 0) !== 0;
  return value !== undefined && value !== null && value !== false && !(value instanceof BsonUndefined);
}
