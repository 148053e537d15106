/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A whole number from 0 on, small ones in one byte: seven bits a byte, the lowest first (LEB128). */
  writeNumber(value: number): void {
    if (this.#length + 8 > this.#bytes.length) this.#grow();
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** What another one has written. */
  writeBytes(bytes: Uint8Array): void {
    while (this.#length + bytes.length > this.#bytes.length) this.#grow();
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Begins anew. */
  clear(): void {
    this.#length = 0;
  }

  /** The bytes that were written, until more are. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** The bytes that were written, in a buffer of just that length. */
  toBuffer(): Buffer {
    return Buffer.from(this.bytes);
  }

  #grow(): void {
    const longer = Buffer.allocUnsafe(this.#bytes.length * 2);
    this.#bytes.copy(longer);
    this.#bytes = longer;
  }
}

/** Reads back what a {@link ByteWriter} wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  readNumber(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }
}

/** A whole number of either sign as one from 0 on: small ones stay small. */
export const toUnsigned = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const toSigned = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);
