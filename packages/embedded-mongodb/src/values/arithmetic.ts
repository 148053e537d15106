import { Decimal128, Double } from 'bson';
import { rankOf } from '../bson/rank.ts';
import type { Value } from '../bson/value.ts';
import { compareNumbers, compareValues, isNumeric, type Numeric } from './compare.ts';
import { type DecimalParts, decimalFrom, decimalFromDouble, decimalParts } from './decimal.ts';
import { typeNumber } from './types.ts';

function longOrNothing(value: bigint): bigint | undefined {
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

/**
 * `a + b` in the wider of the two types (int, long, double, decimal); int overflows to long.
 * @returns undefined when a long overflows.
 */
export function add(a: Numeric, b: Numeric): Numeric | undefined {
  return calculate(a, b, {
    double: (x, y) => x + y,
    long: (x, y) => x + y,
    decimal: (x, y) => {
      const exponent = Math.min(x.exponent, y.exponent);
      const sum = aligned(x, exponent) + aligned(y, exponent);
      const isMinusZero = sum === 0n && x.negative && y.negative;
      return decimalFrom(sum < 0n || isMinusZero, sum < 0n ? -sum : sum, exponent);
    },
  });
}

/** `a * b`, with the types and the overflow of `add`. */
export function multiply(a: Numeric, b: Numeric): Numeric | undefined {
  return calculate(a, b, {
    double: (x, y) => x * y,
    long: (x, y) => x * y,
    decimal: (x, y) => decimalFrom(x.negative !== y.negative, x.digits * y.digits, x.exponent + y.exponent),
  });
}

/** `-a`, in its own type; the least int becomes a long. */
export function negate(a: Numeric): Numeric | undefined {
  if (a instanceof Double) return new Double(-a.value);
  return multiply(a, -1);
}

interface Operation {
  double(x: number, y: number): number;
  long(x: bigint, y: bigint): bigint;
  decimal(x: DecimalParts, y: DecimalParts): Decimal128;
}

function calculate(a: Numeric, b: Numeric, operation: Operation): Numeric | undefined {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    const [x, y] = [decimalParts(toDecimal(a)), decimalParts(toDecimal(b))];
    if (x.kind === 'finite' && y.kind === 'finite') return operation.decimal(x, y);
    // NaN and the infinities behave as they do in doubles.
    return Decimal128.fromString(String(operation.double(special(x), special(y))));
  }
  if (a instanceof Double || b instanceof Double) return new Double(operation.double(Number(a), Number(b)));
  const exact = longOrNothing(operation.long(BigInt(a), BigInt(b)));
  if (exact === undefined || typeof a === 'bigint' || typeof b === 'bigint') return exact;
  return BigInt.asIntN(32, exact) === exact ? Number(exact) : exact;
}

function special({ kind, negative, digits }: DecimalParts): number {
  const size = kind === 'nan' ? Number.NaN : kind === 'infinite' ? Infinity : digits === 0n ? 0 : 1;
  return negative ? -size : size;
}

/** Decimals of very different size need up to six thousand digits here, although one of them vanishes in the sum; rare enough. */
function aligned({ negative, digits, exponent }: DecimalParts, to: number): bigint {
  const scaled = digits * 10n ** BigInt(exponent - to);
  return negative ? -scaled : scaled;
}

/** Any number as a decimal: integers exactly, doubles to 15 digits. */
function toDecimal(value: Numeric): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (value instanceof Double) return decimalFromDouble(value.value);
  return Decimal128.fromString(String(value));
}

/** Whether two values are the same in type and content, so that replacing one by the other changes nothing. */
export function identicalValues(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || rankOf(a) !== rankOf(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => identicalValues(item, b[i]));
  }
  if (a instanceof Map && b instanceof Map) {
    if (a.size !== b.size) return false;
    const others = b.entries();
    for (const [name, value] of a) {
      const [otherName, other] = others.next().value ?? ['', undefined];
      if (name !== otherName || !identicalValues(value, other)) return false;
    }
    return true;
  }
  if (isNumeric(a) && isNumeric(b)) return identicalNumbers(a, b);
  return typeNumber(a) === typeNumber(b) && compareValues(a, b) === 0;
}

function identicalNumbers(a: Numeric, b: Numeric): boolean {
  if (typeNumber(a) !== typeNumber(b)) return false;
  if (a instanceof Decimal128 && b instanceof Decimal128) return Buffer.compare(a.bytes, b.bytes) === 0;
  if (a instanceof Double && b instanceof Double) return Object.is(a.value, b.value);
  return compareNumbers(a, b) === 0;
}
