import { Decimal128 } from 'bson';

/** The parts of a decimal: `(negative ? -1 : 1) * digits * 10 ** exponent` when finite. */
export interface DecimalParts {
  readonly kind: 'finite' | 'infinite' | 'nan';
  readonly negative: boolean;
  readonly digits: bigint;
  readonly exponent: number;
}

const BIAS = 6176;
const MAX_EXPONENT = 6111;
const MAX_DIGITS = 10n ** 34n;

/** Reads the bits of IEEE 754-2008 decimal128 in its binary integer form. A coefficient past 34 digits counts as 0. */
export function decimalParts(value: Decimal128): DecimalParts {
  const view = new DataView(value.bytes.buffer, value.bytes.byteOffset, 16);
  const high = view.getBigUint64(8, true);
  const low = view.getBigUint64(0, true);
  const negative = high >> 63n === 1n;
  const top = Number((high >> 58n) & 31n);
  if (top === 31) return { kind: 'nan', negative: false, digits: 0n, exponent: 0 };
  if (top === 30) return { kind: 'infinite', negative, digits: 0n, exponent: 0 };
  const isLarge = top >= 24;
  const exponent = Number((high >> (isLarge ? 47n : 49n)) & 0x3fffn) - BIAS;
  const digits = isLarge ? 0n : ((high & 0x1ffffffffffffn) << 64n) | low;
  return { kind: 'finite', negative, digits: digits < MAX_DIGITS ? digits : 0n, exponent };
}

/** The decimal nearest to `sign * digits * 10 ** exponent`: at most 34 digits, ties to even; Infinity past the range. */
export function decimalFrom(negative: boolean, digits: bigint, exponent: number): Decimal128 {
  let rounded = digits;
  let power = exponent;
  const surplus = Math.max(digits.toString().length - 34, -BIAS - power);
  if (surplus > 0) {
    const unit = 10n ** BigInt(Math.min(surplus, 6200));
    const rest = rounded % unit;
    rounded /= unit;
    power += surplus;
    if (rest * 2n > unit || (rest * 2n === unit && rounded % 2n === 1n)) rounded += 1n;
    if (rounded === MAX_DIGITS) {
      rounded /= 10n;
      power += 1;
    }
  }
  while (power > MAX_EXPONENT && rounded !== 0n && rounded * 10n < MAX_DIGITS) {
    rounded *= 10n;
    power -= 1;
  }
  if (power > MAX_EXPONENT && rounded !== 0n)
    return Decimal128.fromString(negative ? '-Infinity' : 'Infinity');
  return Decimal128.fromString(`${negative ? '-' : ''}${rounded}E${Math.min(power, MAX_EXPONENT)}`);
}

/** A double as MongoDB turns it into a decimal: 15 significant digits. */
export function decimalFromDouble(value: number): Decimal128 {
  if (!Number.isFinite(value)) return Decimal128.fromString(String(value));
  if (value === 0) return Decimal128.fromString(Object.is(value, -0) ? '-0' : '0');
  return Decimal128.fromString(value.toPrecision(15));
}

/**
 * Compares a finite decimal with a finite number exactly, by integers of any size.
 * @returns the sign of `left - right`.
 */
export function compareFinite(left: Rational, right: Rational): number {
  if (left.top === 0n || right.top === 0n || left.top > 0n !== right.top > 0n)
    return order(left.top, right.top);
  // Numbers of clearly different size are compared without building powers of thousands of digits.
  const gap = magnitude(left) - magnitude(right);
  if (Math.abs(gap) > 2) return gap > 0 === left.top > 0n ? 1 : -1;
  const two = Math.min(left.two, right.two);
  const ten = Math.min(left.ten, right.ten);
  return order(scale(left, two, ten), scale(right, two, ten));
}

/** The exact number `top * 2 ** two * 10 ** ten`. */
export interface Rational {
  readonly top: bigint;
  readonly two: number;
  readonly ten: number;
}

/** A finite double without rounding. */
export function rationalOf(value: number): Rational {
  if (Number.isInteger(value)) return { top: BigInt(value), two: 0, ten: 0 };
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const power = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const top = power === 0 ? fraction : fraction | 0x10000000000000n;
  return { top: value < 0 ? -top : top, two: Math.max(power, 1) - 1075, ten: 0 };
}

/** The decimal order of magnitude, off by less than one. */
function magnitude({ top, two, ten }: Rational): number {
  return (top < 0n ? -top : top).toString().length + two * Math.LOG10E * Math.LN2 + ten;
}

function scale({ top, two, ten }: Rational, minTwo: number, minTen: number): bigint {
  return top * 2n ** BigInt(two - minTwo) * 10n ** BigInt(ten - minTen);
}

function order(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
