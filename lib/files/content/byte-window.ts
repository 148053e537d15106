/** Bytes that can be read anywhere: an upload, a stored file, a buffer. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `offset` on: `length` of them, and fewer only where they end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** The bytes of a buffer as a source. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** The first bytes of a source, `length` at most, as if nothing followed. */
export function beginningOf(source: ByteSource, length: number): ByteSource {
  const size = Math.min(source.size, length);
  return { size, read: (offset, wanted) => source.read(offset, Math.min(wanted, size - offset)) };
}

const WINDOW = 64 * 1024;

/**
 * A part of a source that is held in memory, and moves as it is asked for. Whoever walks a file forwards reads each byte
 * about once, however small the steps are: `holds(…) || (await load(…))` waits only where the part ends.
 */
export class ByteWindow {
  readonly #source: ByteSource;
  readonly #length: number;
  #start = 0;
  #bytes: Uint8Array = new Uint8Array();
  #view: DataView = new DataView(new ArrayBuffer(0));

  constructor(source: ByteSource, length = WINDOW) {
    this.#source = source;
    this.#length = length;
  }

  get size(): number {
    return this.#source.size;
  }

  /** Where the part that is held ends. */
  get end(): number {
    return this.#start + this.#bytes.length;
  }

  /** Whether these bytes can be read at once. */
  holds(at: number, length: number): boolean {
    return at >= this.#start && at + length <= this.end;
  }

  /** Moves to these bytes; false where the source ends before them. */
  async load(at: number, length: number): Promise<boolean> {
    if (at < 0 || at + length > this.size) return false;
    const wanted = Math.max(length, Math.min(this.#length, this.size - at));
    const bytes = await this.#source.read(at, wanted);
    this.#start = at;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return this.holds(at, length);
  }

  /** What is held of these bytes. */
  bytes(at: number, length: number): Uint8Array {
    return this.#bytes.subarray(at - this.#start, at - this.#start + length);
  }

  /** Where `byte` is next from `at` on, among what is held; -1 when it is not. */
  indexOf(byte: number, at: number): number {
    const index = this.#bytes.indexOf(byte, at - this.#start);
    return index < 0 ? -1 : this.#start + index;
  }

  uint8(at: number): number {
    return this.#view.getUint8(at - this.#start);
  }

  uint16(at: number, isLittle = false): number {
    return this.#view.getUint16(at - this.#start, isLittle);
  }

  uint32(at: number, isLittle = false): number {
    return this.#view.getUint32(at - this.#start, isLittle);
  }

  /** Exact up to 2^53, and far beyond every file from there on. */
  uint64(at: number): number {
    return this.uint32(at) * 2 ** 32 + this.uint32(at + 4);
  }

  /** Four characters, as types of boxes and chunks are written. */
  code(at: number): string {
    return String.fromCharCode(this.uint8(at), this.uint8(at + 1), this.uint8(at + 2), this.uint8(at + 3));
  }
}
