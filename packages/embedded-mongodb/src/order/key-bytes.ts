import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { rankOf } from '../bson/rank.ts';
import { BsonUndefined, DbPointer, type Value } from '../bson/value.ts';
import { compareNumbers, isNaNValue } from '../values/compare.ts';

/**
 * Encodes one value so that the bytes of two values compare as the values do in MongoDB's order, and are equal when
 * they are. No encoding is the beginning of another one, so parts can simply follow each other.
 */
export function encodeKey(value: Value | undefined): Buffer {
  const writer = new KeyWriter();
  writer.value(value);
  return writer.bytes();
}

/** Encodes the parts of a compound key; a part whose direction is -1 has all bits inverted and sorts backwards. */
export function encodeCompound(parts: readonly (Value | undefined)[], directions: readonly number[]): Buffer {
  const writer = new KeyWriter();
  for (let i = 0; i < parts.length; i++) writer.part(parts[i], directions[i]);
  return writer.bytes();
}

/** {@link encodeCompound} for several keys of one document: a part that is the same as in the key before is only copied. */
export class CompoundEncoder {
  readonly #directions: readonly number[];
  #parts: readonly (Value | undefined)[] = [];
  #ends: readonly number[] = [];
  #key: Buffer | undefined;

  constructor(directions: readonly number[]) {
    this.#directions = directions;
  }

  encode(parts: readonly (Value | undefined)[]): Buffer {
    const writer = new KeyWriter();
    const ends: number[] = [];
    for (let i = 0; i < parts.length; i++) {
      if (this.#key !== undefined && parts[i] === this.#parts[i])
        writer.copy(this.#key, this.#ends[i - 1] ?? 0, this.#ends[i] ?? 0);
      else writer.part(parts[i], this.#directions[i]);
      ends.push(writer.length);
    }
    this.#parts = parts;
    this.#ends = ends;
    this.#key = writer.bytes();
    return this.#key;
  }
}

let scratch = Buffer.allocUnsafe(8192);

class KeyWriter {
  length = 0;

  bytes(): Buffer {
    return Buffer.from(scratch.subarray(0, this.length));
  }

  part(value: Value | undefined, direction: number | undefined): void {
    const from = this.length;
    this.value(value);
    if (direction === -1) this.invert(from);
  }

  copy(bytes: Buffer, from: number, to: number): void {
    this.#reserve(to - from);
    this.length += bytes.copy(scratch, this.length, from, to);
  }

  invert(from: number): void {
    for (let i = from; i < this.length; i++) scratch[i] = ~(scratch[i] ?? 0);
  }

  value(value: Value | undefined): void {
    this.#byte(rankOf(value ?? null));
    this.#payload(value);
  }

  #payload(value: Value | undefined): void {
    switch (typeof value) {
      case 'number':
        this.#double(value);
        this.#byte(0);
        return;
      case 'string':
        this.#text(value);
        return;
      case 'boolean':
        this.#byte(value ? 1 : 0);
        return;
      case 'bigint':
        this.#exact(value);
        return;
      case 'object':
        if (value !== null) this.#object(value);
    }
  }

  #object(value: Exclude<Value, string | number | bigint | boolean | null>): void {
    if (value instanceof Double) {
      this.#double(value.value);
      this.#byte(0);
    } else if (value instanceof ObjectId) this.#raw(value.id);
    else if (value instanceof Date) this.#int64(BigInt(value.getTime()));
    else if (value instanceof Decimal128) this.#exact(value);
    else if (value instanceof Map) {
      for (const [name, child] of value) {
        this.#byte(rankOf(child));
        this.#text(name);
        this.#payload(child);
      }
      this.#byte(0);
    } else if (Array.isArray(value)) {
      for (const child of value) this.value(child);
      this.#byte(0);
    } else if (value instanceof Binary) {
      this.#uint32(value.position);
      this.#byte(value.sub_type);
      this.#raw(value.buffer.subarray(0, value.position));
    } else if (value instanceof Timestamp) {
      this.#uint32(value.t);
      this.#uint32(value.i);
    } else if (value instanceof BSONRegExp) {
      this.#text(value.pattern);
      this.#text(value.options);
    } else if (value instanceof BSONSymbol) this.#text(value.value);
    else if (value instanceof Code) this.#text(value.code);
    else if (value instanceof DbPointer) {
      const namespace = Buffer.from(value.namespace);
      this.#uint32(namespace.length);
      this.#raw(namespace);
      this.#raw(value.id.id);
    } else if (!(value instanceof BsonUndefined || value instanceof MinKey || value instanceof MaxKey)) {
      this.#text(value.code);
      this.#payload(value.scope);
    }
  }

  /** UTF-8; a NUL becomes 00 FF, and 00 00 ends the text. */
  #text(text: string): void {
    this.#reserve(text.length * 3 + 2);
    const start = this.length;
    const size = scratch.write(text, start, 'utf8');
    this.length += size;
    if (text.includes('\0')) {
      const bytes = Buffer.from(scratch.subarray(start, this.length));
      this.length = start;
      for (const byte of bytes) {
        this.#byte(byte);
        if (byte === 0) this.#byte(0xff);
      }
    }
    this.#byte(0);
    this.#byte(0);
  }

  /** The eight bytes of a double, its sign bit changed so that the bytes sort; NaN comes before everything. */
  #double(value: number): void {
    this.#reserve(8);
    if (Number.isNaN(value)) scratch.fill(0, this.length, this.length + 8);
    else {
      scratch.writeDoubleBE(value === 0 ? 0 : value, this.length);
      const first = scratch[this.length] ?? 0;
      if (first < 0x80) scratch[this.length] = first | 0x80;
      else for (let i = 0; i < 8; i++) scratch[this.length + i] = ~(scratch[this.length + i] ?? 0);
    }
    this.length += 8;
  }

  /**
   * A number that may not fit a double: the greatest double that is not above it, then 0 when that is exact, else
   * 1 and the number's own decimal digits, which order the numbers between two neighbouring doubles.
   */
  #exact(value: bigint | Decimal128): void {
    if (isNaNValue(value)) {
      this.#double(Number.NaN);
      this.#byte(0);
      return;
    }
    let floor = Number(value.toString());
    let order = compareNumbers(new Double(floor), value);
    if (order > 0) {
      floor = doubleBefore(floor);
      order = -1;
    }
    this.#double(floor);
    this.#byte(order === 0 ? 0 : 1);
    if (order !== 0) this.#digits(value.toString());
  }

  /** Exponent and digits of a finite decimal text; inverted for negative numbers. */
  #digits(text: string): void {
    const start = this.length;
    const [mantissa = '', power = '0'] = text.replace(/^-/, '').split(/E/i);
    const [whole = '', fraction = ''] = mantissa.split('.');
    const all = (whole + fraction).replace(/^0+/, '');
    const leading = whole.length + fraction.length - all.length;
    this.#uint32(whole.length - leading + Number(power) + 0x10000);
    for (const digit of all.replace(/0+$/, '')) this.#byte(Number(digit) + 1);
    this.#byte(0);
    if (text.startsWith('-')) this.invert(start);
  }

  #int64(value: bigint): void {
    this.#reserve(8);
    this.length = scratch.writeBigUInt64BE(BigInt.asUintN(64, value + 0x8000000000000000n), this.length);
  }

  #uint32(value: number): void {
    this.#reserve(4);
    this.length = scratch.writeUInt32BE(value >>> 0, this.length);
  }

  #byte(value: number): void {
    this.#reserve(1);
    scratch[this.length++] = value;
  }

  #raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    scratch.set(bytes, this.length);
    this.length += bytes.length;
  }

  #reserve(size: number): void {
    if (this.length + size <= scratch.length) return;
    const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, this.length + size));
    scratch.copy(larger, 0, 0, this.length);
    scratch = larger;
  }
}

/** The greatest double below a number. */
function doubleBefore(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  if (value === 0) return -Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
}
