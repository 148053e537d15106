import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, ObjectId, Timestamp } from 'bson';
import { rankOf } from '../bson/rank.ts';
import { CodeWithScope, DbPointer, type Doc, type Value } from '../bson/value.ts';
import { compareFinite, decimalParts, type Rational, rationalOf } from './decimal.ts';

/**
 * MongoDB's comparison order over all BSON types: by rank of type, then by value. Numbers of all four types compare
 * exactly, NaN before all others; strings by code point; documents field by field (type, name, value).
 * @returns a negative number, 0 or a positive number.
 */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const rank = rankOf(a);
  return rank - rankOf(b) || compareAlike(a, b);
}

/** Whether two values are equal in MongoDB's order (`1` and `1.0` are; `-0` and `0` are). */
export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0;
}

/** Compares two values of one rank. */
function compareAlike(a: Value, b: Value): number {
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (a instanceof Map && b instanceof Map) return compareDocs(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof Binary && b instanceof Binary) return compareBinaries(a, b);
  if (a instanceof Timestamp && b instanceof Timestamp) return a.t - b.t || a.i - b.i;
  if (a instanceof BSONRegExp && b instanceof BSONRegExp) {
    return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
  }
  if (a instanceof Code && b instanceof Code) return compareStrings(a.code, b.code);
  if (a instanceof DbPointer && b instanceof DbPointer) {
    const [left, right] = [Buffer.from(a.namespace), Buffer.from(b.namespace)];
    return left.length - right.length || Buffer.compare(left, right) || Buffer.compare(a.id.id, b.id.id);
  }
  if (a instanceof CodeWithScope && b instanceof CodeWithScope) {
    return compareStrings(a.code, b.code) || compareDocs(a.scope, b.scope);
  }
  const [left, right] = [textOf(a), textOf(b)];
  return left === undefined || right === undefined ? 0 : compareStrings(left, right);
}

function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof BSONSymbol ? value.value : undefined;
}

export type Numeric = number | bigint | Double | Decimal128;

export function isNumeric(value: Value | undefined): value is Numeric {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  return value instanceof Double || value instanceof Decimal128;
}

/** Compares numbers of any type by their exact value; NaN equals NaN and comes before all others. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (!(a instanceof Decimal128) && !(b instanceof Decimal128)) {
    const left = a instanceof Double ? a.value : a;
    const right = b instanceof Double ? b.value : b;
    // JavaScript compares bigint and number by mathematical value.
    if (left < right) return -1;
    if (left > right) return 1;
    // biome-ignore lint/suspicious/noSelfCompare: only NaN differs from itself
    return Number(right !== right) - Number(left !== left);
  }
  const left = split(a);
  const right = split(b);
  if (typeof left === 'number' || typeof right === 'number') return weight(left) - weight(right);
  return compareFinite(left, right);
}

/** Whether a value is NaN, as a double or a decimal. */
export function isNaNValue(value: Value): boolean {
  if (value instanceof Double) return Number.isNaN(value.value);
  return value instanceof Decimal128 && decimalParts(value).kind === 'nan';
}

/** An exact rational; for NaN and the infinities their position: -2, -1, 1. */
function split(value: Numeric): Rational | number {
  if (value instanceof Decimal128) {
    const { kind, negative, digits, exponent } = decimalParts(value);
    if (kind === 'finite') return { top: negative ? -digits : digits, two: 0, ten: exponent };
    return kind === 'nan' ? -2 : negative ? -1 : 1;
  }
  if (typeof value === 'bigint') return { top: value, two: 0, ten: 0 };
  const number = Number(value);
  if (Number.isFinite(number)) return rationalOf(number);
  return Number.isNaN(number) ? -2 : Math.sign(number);
}

function weight(part: Rational | number): number {
  return typeof part === 'number' ? part : 0;
}

/** Compares by code point, which is the order of the UTF-8 bytes; JavaScript's own `<` goes by UTF-16 unit. */
function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      // Surrogates encode code points above 0xFFFF, so they come after 0xE000–0xFFFF.
      if (left >= 0xd800 && right >= 0xd800) return ((left + 0x2000) & 0xffff) - ((right + 0x2000) & 0xffff);
      return left - right;
    }
  }
  return a.length - b.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  return (
    a.position - b.position ||
    a.sub_type - b.sub_type ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  );
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareDocs(a: Doc, b: Doc): number {
  const others = b.entries();
  for (const [name, value] of a) {
    const other = others.next();
    if (other.done) return 1;
    const order =
      rankOf(value) - rankOf(other.value[1]) ||
      compareStrings(name, other.value[0]) ||
      compareValues(value, other.value[1]);
    if (order !== 0) return order;
  }
  return others.next().done ? 0 : -1;
}
