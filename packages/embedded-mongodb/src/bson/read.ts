import { isUtf8 } from 'node:buffer';
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
import { BsonError, CodeWithScope, DbPointer, type Doc, MAX_DEPTH, UNDEFINED, type Value } from './value.ts';

const MAX_DATE_MS = 8.64e15;
/** Recently seen field names: a hit saves the decoding, and all documents share one string per name. */
const NAME_SLOTS = 2048;
const names: string[] = new Array<string>(NAME_SLOTS).fill('');

/**
 * Decodes the BSON document at `offset`, checking every length, terminator, name and string against the
 * document's own size. Bytes after the document are ignored.
 * @throws BsonError for anything that is not well-formed BSON of at most 200 levels, for repeated field names, and
 * for dates outside JavaScript's range, which would not survive a round trip.
 */
export function readDocument(bytes: Uint8Array, offset = 0): Doc {
  return new Reader(bytes, offset).document(bytes.length, 1);
}

class Reader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes =
      bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = offset;
  }

  document(limit: number, depth: number): Doc {
    const end = this.#open(limit, depth);
    const doc: Doc = new Map();
    let count = 0;
    while (this.#at < end) {
      const type = this.#bytes[this.#at++] ?? 0;
      const name = this.#name(end);
      doc.set(name, this.#value(type, end, depth));
      if (doc.size !== ++count) throw new BsonError(`Repeated field name '${name}' in a BSON document`);
    }
    this.#at = end + 1;
    return doc;
  }

  #array(limit: number, depth: number): Value[] {
    const end = this.#open(limit, depth);
    const list: Value[] = [];
    while (this.#at < end) {
      const type = this.#bytes[this.#at++] ?? 0;
      this.#skipName(end);
      list.push(this.#value(type, end, depth));
    }
    this.#at = end + 1;
    return list;
  }

  /** Reads the length and returns the position of the terminator. */
  #open(limit: number, depth: number): number {
    if (depth > MAX_DEPTH) throw new BsonError(`BSON nests deeper than ${MAX_DEPTH} levels`);
    const start = this.#at;
    const size = this.#int32(limit);
    if (size < 5 || size > limit - start) throw new BsonError(`Invalid BSON document length ${size}`);
    const end = start + size - 1;
    if (this.#bytes[end] !== 0) throw new BsonError('BSON document without its terminator');
    return end;
  }

  #value(type: number, end: number, depth: number): Value {
    switch (type) {
      case 0x01:
        return new Double(this.#bytes.readDoubleLE(this.#take(8, end)));
      case 0x02:
        return this.#string(end);
      case 0x03:
        return this.document(end, depth + 1);
      case 0x04:
        return this.#array(end, depth + 1);
      case 0x05:
        return this.#binary(end);
      case 0x06:
        return UNDEFINED;
      case 0x07:
        return this.#objectId(end);
      case 0x08:
        return this.#boolean(end);
      case 0x09:
        return this.#date(end);
      case 0x0a:
        return null;
      case 0x0b: {
        const pattern = this.#cstring(end);
        const options = this.#cstring(end);
        if (!/^[ilmsux]*$/.test(options))
          throw new BsonError(`Unknown regular expression options '${options}'`);
        return new BSONRegExp(pattern, options);
      }
      case 0x0c: {
        const namespace = this.#string(end);
        return new DbPointer(namespace, this.#objectId(end));
      }
      case 0x0d:
        return new Code(this.#string(end));
      case 0x0e:
        return new BSONSymbol(this.#string(end));
      case 0x0f:
        return this.#codeWithScope(end, depth);
      case 0x10:
        return this.#int32(end);
      case 0x11: {
        const at = this.#take(8, end);
        return new Timestamp({ i: this.#bytes.readUInt32LE(at), t: this.#bytes.readUInt32LE(at + 4) });
      }
      case 0x12:
        return this.#bytes.readBigInt64LE(this.#take(8, end));
      case 0x13: {
        const at = this.#take(16, end);
        return new Decimal128(Uint8Array.prototype.slice.call(this.#bytes, at, at + 16));
      }
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
      default:
        throw new BsonError(`Unknown BSON type ${type}`);
    }
  }

  #take(size: number, end: number): number {
    const at = this.#at;
    if (size < 0 || size > end - at) throw new BsonError('A BSON value reaches past its document');
    this.#at = at + size;
    return at;
  }

  #int32(end: number): number {
    return this.#bytes.readInt32LE(this.#take(4, end));
  }

  #string(end: number): string {
    const size = this.#int32(end);
    if (size < 1) throw new BsonError(`Invalid BSON string length ${size}`);
    const at = this.#take(size, end);
    const last = at + size - 1;
    if (this.#bytes[last] !== 0) throw new BsonError('BSON string without its terminator');
    return this.#text(at, last);
  }

  #text(from: number, to: number): string {
    const text = this.#bytes.toString('utf8', from, to);
    if (text.includes('\ufffd') && !isUtf8(this.#bytes.subarray(from, to))) {
      throw new BsonError('A BSON string is not valid UTF-8');
    }
    return text;
  }

  #cstring(end: number): string {
    const from = this.#at;
    this.#skipName(end);
    return this.#text(from, this.#at - 1);
  }

  #skipName(end: number): void {
    let at = this.#at;
    while (at < end && this.#bytes[at] !== 0) at++;
    if (at >= end) throw new BsonError('A BSON field name reaches past its document');
    this.#at = at + 1;
  }

  #name(end: number): string {
    const bytes = this.#bytes;
    const from = this.#at;
    let at = from;
    let hash = 0;
    for (let byte = bytes[at]; at < end && byte !== 0; byte = bytes[++at]) {
      hash = (hash * 31 + (byte ?? 0)) | 0;
    }
    if (at >= end) throw new BsonError('A BSON field name reaches past its document');
    this.#at = at + 1;
    const slot = hash & (NAME_SLOTS - 1);
    const known = names[slot] ?? '';
    if (known.length === at - from && this.#spells(known, from)) return known;
    const name = this.#text(from, at);
    // Only ASCII names can be compared byte by byte; long ones are not worth the memory.
    if (name.length === at - from && name.length <= 64) names[slot] = name;
    return name;
  }

  #spells(name: string, from: number): boolean {
    for (let i = 0; i < name.length; i++) {
      if (name.charCodeAt(i) !== this.#bytes[from + i]) return false;
    }
    return true;
  }

  #binary(end: number): Binary {
    let size = this.#int32(end);
    const subtype = this.#bytes[this.#take(1, end)] ?? 0;
    if (subtype === Binary.SUBTYPE_BYTE_ARRAY) {
      const inner = this.#int32(end);
      if (inner !== size - 4) throw new BsonError('Binary subtype 2 with a wrong inner length');
      size = inner;
    }
    const at = this.#take(size, end);
    return new Binary(Uint8Array.prototype.slice.call(this.#bytes, at, at + size), subtype);
  }

  #objectId(end: number): ObjectId {
    const at = this.#take(12, end);
    return new ObjectId(Uint8Array.prototype.slice.call(this.#bytes, at, at + 12));
  }

  #boolean(end: number): boolean {
    const byte = this.#bytes[this.#take(1, end)];
    if (byte !== 0 && byte !== 1) throw new BsonError(`Invalid BSON boolean ${byte}`);
    return byte === 1;
  }

  #date(end: number): Date {
    const at = this.#take(8, end);
    // Exact inside JavaScript's range, and surely outside of it when the sum is.
    const date = this.#bytes.readInt32LE(at + 4) * 0x1_0000_0000 + this.#bytes.readUInt32LE(at);
    if (Math.abs(date) > MAX_DATE_MS)
      throw new BsonError(`The date ${date} ms lies outside the years ±271,821`);
    return new Date(date);
  }

  #codeWithScope(end: number, depth: number): CodeWithScope {
    const start = this.#at;
    const size = this.#int32(end);
    if (size < 14 || size > end - start) throw new BsonError(`Invalid code length ${size}`);
    const limit = start + size;
    const code = this.#string(limit);
    const scope = this.document(limit, depth + 1);
    if (this.#at !== limit) throw new BsonError('Code with scope of a wrong length');
    return new CodeWithScope(code, scope);
  }
}
