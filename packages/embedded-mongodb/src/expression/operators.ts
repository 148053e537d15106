import { Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { BsonUndefined, type Doc, isDoc, type Value } from '../bson/value.ts';
import { type CodeName, EngineError, unsupported } from '../errors/engine-error.ts';
import { add, multiply, negate } from '../values/arithmetic.ts';
import { compareValues, isNumeric, type Numeric } from '../values/compare.ts';
import { wholeNumber } from '../values/numbers.ts';
import { sumOf } from '../values/sum.ts';
import { isTruthy } from '../values/truthy.ts';
import { typeName } from '../values/types.ts';

type Operand = Value | undefined;

/** An operator over evaluated operands; `arity` is the least and the most of them. */
export interface Operator {
  readonly arity: readonly [number, number];
  run(operands: readonly Operand[]): Operand;
}

function fail(codeName: CodeName, message: string): EngineError {
  return new EngineError(codeName, message);
}

/** Null, missing, or BSON's undefined. */
export function isNullish(value: Operand): value is null | undefined | BsonUndefined {
  return value === undefined || value === null || value instanceof BsonUndefined;
}

function nameOf(value: Operand): string {
  return value === undefined ? 'missing' : typeName(value);
}

/** MongoDB orders a missing value before all others. */
function compareOperands(a: Operand, b: Operand): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return Math.sign(compareValues(a, b));
}

const comparison = (holds: (order: number) => boolean): Operator => ({
  arity: [2, 2],
  run: ([a, b]) => holds(compareOperands(a, b)),
});

const unary = (run: (value: Operand) => Operand): Operator => ({
  arity: [1, 1],
  run: ([value]) => run(value),
});

const binary = (run: (a: Operand, b: Operand) => Operand): Operator => ({
  arity: [2, 2],
  run: ([a, b]) => run(a, b),
});

const variadic = (run: (values: readonly Operand[]) => Operand): Operator => ({ arity: [0, Infinity], run });

/** One operand that is a list stands for its elements. */
const overList = (run: (values: readonly Operand[]) => Operand): Operator =>
  variadic((values) => run(values.length === 1 && Array.isArray(values[0]) ? values[0] : values));

function overflow(op: string): EngineError {
  return fail('Overflow', `long overflow in ${op}`);
}

function addAll(values: readonly Operand[]): Operand {
  let sum: Numeric = 0;
  let isDate = false;
  if (values.some(isNullish)) return null;
  for (const value of values) {
    if (value instanceof Date) {
      if (isDate) throw fail('Location16612', 'only one date allowed in an $add expression');
      isDate = true;
    } else if (!isNumeric(value)) {
      throw fail('TypeMismatch', `$add only supports numeric or date types, not ${nameOf(value)}`);
    }
    const next: Numeric | undefined = add(sum, value instanceof Date ? BigInt(value.getTime()) : value);
    if (next === undefined) throw unsupported('$add over the range of a long');
    sum = next;
  }
  return isDate ? dateOf(sum) : sum;
}

function dateOf(ms: Numeric): Date {
  const date = new Date(Math.round(Number(ms)));
  if (Number.isNaN(date.getTime())) throw fail('Overflow', 'date overflow');
  return date;
}

function subtract(a: Operand, b: Operand): Operand {
  if (isNullish(a) || isNullish(b)) return null;
  if (a instanceof Date && b instanceof Date) return BigInt(a.getTime() - b.getTime());
  if (a instanceof Date && isNumeric(b)) return addAll([a, negate(b)]);
  if (!isNumeric(a) || !isNumeric(b)) {
    throw fail('TypeMismatch', `can't $subtract ${nameOf(b)} from ${nameOf(a)}`);
  }
  const [x, y] = [a, typeof b === 'bigint' && b === -(2n ** 63n) ? undefined : negate(b)];
  const result = y === undefined ? undefined : add(x, y);
  if (result === undefined) throw overflow('$subtract');
  // -(-2147483648) is a long, which must not widen a difference of ints that fits.
  if (typeof a === 'number' && typeof b === 'number' && typeof result === 'bigint') {
    return BigInt.asIntN(32, result) === result ? Number(result) : result;
  }
  return result;
}

function multiplyAll(values: readonly Operand[]): Operand {
  let product: Numeric = 1;
  if (values.some(isNullish)) return null;
  for (const value of values) {
    if (!isNumeric(value))
      throw fail('TypeMismatch', `$multiply only supports numeric types, not ${nameOf(value)}`);
    const next: Numeric | undefined = multiply(product, value);
    if (next === undefined) throw unsupported('$multiply over the range of a long');
    product = next;
  }
  return product;
}

function divide(a: Operand, b: Operand): Operand {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b)) {
    throw fail('TypeMismatch', `$divide only supports numeric types, not ${nameOf(a)} and ${nameOf(b)}`);
  }
  if (a instanceof Decimal128 || b instanceof Decimal128) throw unsupported('$divide of decimals');
  if (Number(b) === 0) throw fail('BadValue', "can't $divide by zero");
  return new Double(Number(a) / Number(b));
}

function remainder(a: Operand, b: Operand): Operand {
  if (isNullish(a) || isNullish(b)) return null;
  if (!isNumeric(a) || !isNumeric(b)) {
    throw fail('Location16611', `$mod only supports numeric types, not ${nameOf(a)} and ${nameOf(b)}`);
  }
  if (a instanceof Decimal128 || b instanceof Decimal128) throw unsupported('$mod of decimals');
  if (Number(b) === 0) throw fail('Location16610', "can't $mod by zero");
  if (a instanceof Double || b instanceof Double) return new Double(Number(a) % Number(b));
  const rest = BigInt(a) % BigInt(b);
  return typeof a === 'bigint' || typeof b === 'bigint' ? rest : Number(rest);
}

function rounded(op: '$abs' | '$ceil' | '$floor', value: Operand): Operand {
  if (isNullish(value)) return null;
  if (!isNumeric(value))
    throw fail('Location28765', `${op} only supports numeric types, not ${nameOf(value)}`);
  if (value instanceof Decimal128) throw unsupported(`${op} of a decimal`);
  if (value instanceof Double) {
    const run = { $abs: Math.abs, $ceil: Math.ceil, $floor: Math.floor }[op];
    return new Double(run(value.value));
  }
  if (op !== '$abs' || value >= 0) return value;
  const size = negate(value);
  if (size === undefined) throw fail('Location28680', "can't take $abs of long long min");
  return size;
}

function text(op: string, code: CodeName, value: Operand): string {
  if (typeof value === 'string') return value;
  throw fail(code, `${op} only supports strings, not ${nameOf(value)}`);
}

function concat(values: readonly Operand[]): Operand {
  if (values.some(isNullish)) return null;
  return values.map((value) => text('$concat', 'Location16702', value)).join('');
}

/** Like MongoDB's, only for the ASCII letters. */
function changeCase(op: '$toLower' | '$toUpper', value: Operand): Operand {
  if (isNullish(value)) return '';
  if (typeof value !== 'string') throw unsupported(`${op} of a ${nameOf(value)}`);
  return op === '$toLower'
    ? value.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    : value.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function substring([value, start, length]: readonly Operand[]): Operand {
  if (isNullish(value)) return '';
  const [from, count] = [wholeNumber(start), wholeNumber(length)];
  if (typeof value !== 'string') throw unsupported(`$substrCP of a ${nameOf(value)}`);
  if (from === undefined || from < 0)
    throw fail('Location34450', '$substrCP: starting index must be a non-negative integer');
  if (count === undefined || count < 0)
    throw fail('Location34452', '$substrCP: length must be a non-negative integer');
  return Array.from(value)
    .slice(from, from + count)
    .join('');
}

function toText(value: Operand): Operand {
  if (isNullish(value)) return null;
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Date) return value.toISOString();
  if (['string', 'number', 'bigint', 'boolean'].includes(typeof value)) return String(value);
  throw unsupported(`$toString of a ${nameOf(value)}`);
}

function list(op: string, code: CodeName, value: Operand): Value[] {
  if (Array.isArray(value)) return value;
  throw fail(code, `The argument to ${op} must be an array, but was of type: ${nameOf(value)}`);
}

function elementAt(op: string, value: Operand, index: Operand): Operand {
  if (isNullish(value) || isNullish(index)) return null;
  const at = wholeNumber(index);
  if (at === undefined)
    throw fail('Location28691', `${op}'s second argument must be representable as a 32-bit integer`);
  return list(op, 'Location28689', value).at(at);
}

function sliced(values: readonly Operand[]): Operand {
  if (values.some(isNullish)) return null;
  const [value, ...numbers] = values;
  const items = list('$slice', 'Location28724', value);
  const [first, second] = numbers.map((number) => {
    const whole = wholeNumber(number);
    if (whole === undefined)
      throw fail('Location28726', 'Second argument to $slice must be a 32-bit integer');
    return whole;
  });
  if (first === undefined) return items;
  if (second === undefined) return first < 0 ? items.slice(first) : items.slice(0, first);
  if (second <= 0) throw fail('Location28729', 'Third argument to $slice must be positive');
  const from = first < 0 ? Math.max(items.length + first, 0) : first;
  return items.slice(from, from + second);
}

function merged(values: readonly Operand[]): Operand {
  const result: Doc = new Map();
  for (const value of values) {
    if (isNullish(value)) continue;
    if (!isDoc(value))
      throw fail(
        'Location40400',
        `$mergeObjects requires object inputs, but input is of type ${nameOf(value)}`,
      );
    for (const [name, field] of value) result.set(name, field);
  }
  return result;
}

function extreme(values: readonly Operand[], sign: 1 | -1): Operand {
  let best: Operand = null;
  for (const value of values) {
    if (!isNullish(value) && (best === null || best === undefined || compareValues(value, best) * sign > 0))
      best = value;
  }
  return best;
}

function datePart(read: (date: Date) => number): Operator {
  return unary((value) => {
    if (isNullish(value)) return null;
    if (isDoc(value)) throw unsupported('A date operator with a timezone');
    if (value instanceof Timestamp) return read(new Date(value.t * 1000));
    if (value instanceof ObjectId) return read(value.getTimestamp());
    if (value instanceof Date) return read(value);
    throw fail('Location16006', `can't convert from BSON type ${nameOf(value)} to Date`);
  });
}

const numbersOf = (values: readonly Operand[]): Numeric[] => values.filter((value) => isNumeric(value));

/** The expression operators that evaluate all their operands, by name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$eq', comparison((order) => order === 0)],
  ['$ne', comparison((order) => order !== 0)],
  ['$gt', comparison((order) => order > 0)],
  ['$gte', comparison((order) => order >= 0)],
  ['$lt', comparison((order) => order < 0)],
  ['$lte', comparison((order) => order <= 0)],
  ['$cmp', binary(compareOperands)],
  ['$not', unary((value) => !isTruthy(value))],
  ['$add', variadic(addAll)],
  ['$subtract', binary(subtract)],
  ['$multiply', variadic(multiplyAll)],
  ['$divide', binary(divide)],
  ['$mod', binary(remainder)],
  ['$abs', unary((value) => rounded('$abs', value))],
  ['$ceil', unary((value) => rounded('$ceil', value))],
  ['$floor', unary((value) => rounded('$floor', value))],
  ['$concat', variadic(concat)],
  ['$toLower', unary((value) => changeCase('$toLower', value))],
  ['$toUpper', unary((value) => changeCase('$toUpper', value))],
  ['$substrCP', { arity: [3, 3], run: substring }],
  ['$strLenCP', unary((value) => Array.from(text('$strLenCP', 'Location34471', value)).length)],
  ['$toString', unary(toText)],
  ['$size', unary((value) => list('$size', 'Location17124', value).length)],
  ['$arrayElemAt', binary((value, index) => elementAt('$arrayElemAt', value, index))],
  ['$first', unary((value) => elementAt('$first', value, 0))],
  ['$last', unary((value) => elementAt('$last', value, -1))],
  [
    '$in',
    binary((value, values) =>
      list('$in', 'Location40081', values).some((item) => compareOperands(item, value) === 0),
    ),
  ],
  [
    '$concatArrays',
    variadic((values) =>
      values.some(isNullish)
        ? null
        : values.flatMap((value) => list('$concatArrays', 'Location28664', value)),
    ),
  ],
  ['$slice', { arity: [2, 3], run: sliced }],
  [
    '$reverseArray',
    unary((value) =>
      isNullish(value) ? null : [...list('$reverseArray', 'Location34435', value)].reverse(),
    ),
  ],
  ['$isArray', unary((value) => Array.isArray(value))],
  ['$isNumber', unary((value) => isNumeric(value))],
  ['$type', unary(nameOf)],
  ['$mergeObjects', overList(merged)],
  ['$min', overList((values) => extreme(values, -1))],
  ['$max', overList((values) => extreme(values, 1))],
  ['$sum', overList((values) => sumOf(numbersOf(values)).result())],
  ['$avg', overList((values) => sumOf(numbersOf(values)).mean())],
  ['$year', datePart((date) => date.getUTCFullYear())],
  ['$month', datePart((date) => date.getUTCMonth() + 1)],
  ['$dayOfMonth', datePart((date) => date.getUTCDate())],
  ['$dayOfWeek', datePart((date) => date.getUTCDay() + 1)],
  ['$hour', datePart((date) => date.getUTCHours())],
  ['$minute', datePart((date) => date.getUTCMinutes())],
  ['$second', datePart((date) => date.getUTCSeconds())],
  ['$millisecond', datePart((date) => date.getUTCMilliseconds())],
]);
