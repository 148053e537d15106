import { BackupProblem } from '../backup-problem.ts';

/** Reads pieces of a chosen size from bytes that come in pieces of any size. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next `size` bytes. Throws when fewer are left. */
  async exactly(size: number): Promise<Buffer> {
    const bytes = await this.upTo(size);
    if (bytes.length < size) throw new BackupProblem('The backup is damaged: its end is missing.');
    return bytes;
  }

  /** The next `size` bytes, or as many as are left. */
  async upTo(size: number): Promise<Buffer> {
    await this.#hold(size);
    return this.#take(Math.min(size, this.#held.length));
  }

  /** What comes next, 1 to `most` bytes; none at the end. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0) await this.#hold(1);
    return this.#take(Math.min(most, this.#held.length));
  }

  /** Whether more than `size` bytes are left. */
  async hasMoreThan(size: number): Promise<boolean> {
    await this.#hold(size + 1);
    return this.#held.length > size;
  }

  /** Reads no further, and closes what it reads from. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  #take(size: number): Buffer {
    const bytes = this.#held.subarray(0, size);
    this.#held = this.#held.subarray(size);
    return bytes;
  }

  async #hold(size: number): Promise<void> {
    if (this.#held.length >= size) return;
    const parts = [this.#held];
    let total = this.#held.length;
    while (total < size) {
      const next = await this.#source.next();
      if (next.done) break;
      parts.push(next.value);
      total += next.value.length;
    }
    this.#held = parts.length === 1 ? this.#held : Buffer.concat(parts);
  }
}
