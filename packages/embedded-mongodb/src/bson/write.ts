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
import {
  BsonError,
  BsonUndefined,
  type CodeWithScope,
  DbPointer,
  type Doc,
  MAX_DEPTH,
  MAX_DOCUMENT_BYTES,
  type Value,
} from './value.ts';

const KEPT_BYTES = 1024 * 1024;
let spare: Buffer = Buffer.allocUnsafe(16 * 1024);

/**
 * Encodes a document; int32, int64, double and decimal keep their types.
 * @throws BsonError when it is larger than `maxBytes` (16 MiB), nests deeper than 200 levels, or has a name with a NUL.
 */
export function writeDocument(doc: Doc, maxBytes: number = MAX_DOCUMENT_BYTES): Uint8Array {
  const writer = new Writer(spare, maxBytes);
  writer.document(doc, 1);
  const [buffer, length] = writer.done();
  if (buffer.length <= KEPT_BYTES) spare = buffer;
  return Uint8Array.prototype.slice.call(buffer, 0, length);
}

class Writer {
  #bytes: Buffer;
  #at = 0;
  readonly #max: number;

  constructor(buffer: Buffer, max: number) {
    this.#bytes = buffer;
    this.#max = max;
  }

  done(): [Buffer, number] {
    if (this.#at > this.#max) throw this.#tooLarge();
    return [this.#bytes, this.#at];
  }

  document(doc: Doc, depth: number): void {
    const start = this.#open(depth);
    for (const [name, value] of doc) this.#element(name, value, depth);
    this.#close(start);
  }

  #array(list: Value[], depth: number): void {
    const start = this.#open(depth);
    for (let i = 0; i < list.length; i++) this.#element(String(i), list[i] ?? null, depth);
    this.#close(start);
  }

  #open(depth: number): number {
    if (depth > MAX_DEPTH) throw new BsonError(`The document nests deeper than ${MAX_DEPTH} levels`);
    const start = this.#at;
    this.#reserve(5);
    this.#at += 4;
    return start;
  }

  #close(start: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = 0;
    this.#bytes.writeInt32LE(this.#at - start, start);
  }

  #element(name: string, value: Value, depth: number): void {
    this.#reserve(1);
    const typeAt = this.#at++;
    this.#cstring(name);
    const type = this.#value(value, depth);
    this.#bytes[typeAt] = type;
  }

  /** Writes the value and returns its type byte. */
  #value(value: Value, depth: number): number {
    switch (typeof value) {
      case 'string':
        this.#string(value);
        return 0x02;
      case 'number':
        this.#int32(value);
        return 0x10;
      case 'bigint':
        this.#reserve(8);
        this.#at = this.#bytes.writeBigInt64LE(value, this.#at);
        return 0x12;
      case 'boolean':
        this.#reserve(1);
        this.#bytes[this.#at++] = value ? 1 : 0;
        return 0x08;
      default:
        return value === null ? 0x0a : this.#object(value, depth);
    }
  }

  #object(value: Exclude<Value, string | number | bigint | boolean | null>, depth: number): number {
    if (value instanceof Map) {
      this.document(value, depth + 1);
      return 0x03;
    }
    if (Array.isArray(value)) {
      this.#array(value, depth + 1);
      return 0x04;
    }
    if (value instanceof ObjectId) {
      this.#raw(value.id);
      return 0x07;
    }
    if (value instanceof Date) {
      const ms = value.getTime();
      const high = Math.floor(ms / 0x1_0000_0000);
      this.#reserve(8);
      this.#at = this.#bytes.writeUInt32LE(ms - high * 0x1_0000_0000, this.#at);
      this.#at = this.#bytes.writeInt32LE(high, this.#at);
      return 0x09;
    }
    if (value instanceof Double) {
      this.#reserve(8);
      this.#at = this.#bytes.writeDoubleLE(value.value, this.#at);
      return 0x01;
    }
    if (value instanceof Binary) return this.#binary(value);
    return this.#rare(value, depth);
  }

  #rare(
    value:
      | Decimal128
      | Timestamp
      | BSONRegExp
      | MinKey
      | MaxKey
      | Code
      | BSONSymbol
      | CodeWithScope
      | DbPointer
      | BsonUndefined,
    depth: number,
  ): number {
    if (value instanceof Decimal128) {
      this.#raw(value.bytes);
      return 0x13;
    }
    if (value instanceof Timestamp) {
      this.#reserve(8);
      this.#at = this.#bytes.writeUInt32LE(value.i, this.#at);
      this.#at = this.#bytes.writeUInt32LE(value.t, this.#at);
      return 0x11;
    }
    if (value instanceof BSONRegExp) {
      this.#cstring(value.pattern);
      this.#cstring(value.options);
      return 0x0b;
    }
    if (value instanceof MinKey) return 0xff;
    if (value instanceof MaxKey) return 0x7f;
    if (value instanceof BsonUndefined) return 0x06;
    if (value instanceof Code) {
      this.#string(value.code);
      return 0x0d;
    }
    if (value instanceof BSONSymbol) {
      this.#string(value.value);
      return 0x0e;
    }
    if (value instanceof DbPointer) {
      this.#string(value.namespace);
      this.#raw(value.id.id);
      return 0x0c;
    }
    const start = this.#at;
    this.#int32(0);
    this.#string(value.code);
    this.document(value.scope, depth + 1);
    this.#bytes.writeInt32LE(this.#at - start, start);
    return 0x0f;
  }

  #binary(value: Binary): number {
    const bytes = value.buffer.subarray(0, value.position);
    const isOld = value.sub_type === Binary.SUBTYPE_BYTE_ARRAY;
    this.#int32(isOld ? bytes.length + 4 : bytes.length);
    this.#reserve(1);
    this.#bytes[this.#at++] = value.sub_type;
    if (isOld) this.#int32(bytes.length);
    this.#raw(bytes);
    return 0x05;
  }

  #int32(value: number): void {
    if ((value | 0) !== value) throw new BsonError(`${value} is not a 32-bit integer`);
    this.#reserve(4);
    this.#at = this.#bytes.writeInt32LE(value, this.#at);
  }

  #raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #string(text: string): void {
    this.#reserve(text.length * 3 + 5);
    const size = this.#bytes.write(text, this.#at + 4, 'utf8') + 1;
    this.#bytes.writeInt32LE(size, this.#at);
    this.#at += size + 4;
    this.#bytes[this.#at - 1] = 0;
  }

  #cstring(text: string): void {
    this.#reserve(text.length * 3 + 1);
    const bytes = this.#bytes;
    const at = this.#at;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0) throw new BsonError('A field name or pattern contains a NUL character');
      if (unit > 127) {
        if (text.includes('\0')) throw new BsonError('A field name or pattern contains a NUL character');
        this.#at = at + bytes.write(text, at, 'utf8');
        bytes[this.#at++] = 0;
        return;
      }
      bytes[at + i] = unit;
    }
    bytes[at + text.length] = 0;
    this.#at = at + text.length + 1;
  }

  #reserve(size: number): void {
    const needed = this.#at + size;
    if (needed <= this.#bytes.length) return;
    // A string reserves three bytes per character, so a document that fits may ask for three times the limit.
    if (this.#at > this.#max || size > 3 * this.#max + 5) throw this.#tooLarge();
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }

  #tooLarge(): BsonError {
    return new BsonError(`BSONObj size is invalid or larger than ${this.#max} bytes`, 'BSONObjectTooLarge');
  }
}
