import { Decimal128, Double } from 'bson';
import type { Value } from '../bson/value.ts';
import { compareValues, isNumeric, type Numeric } from './compare.ts';
import { decimalParts } from './decimal.ts';

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

/** Any number as a JavaScript number, as near as possible; undefined for other values. */
export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Double) return value.value;
  return value instanceof Decimal128 ? Number(value.toString()) : undefined;
}
