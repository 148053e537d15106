/** A set of messages of one segment, by their position in it. */
export class OffsetSet {
  readonly #bits: Uint32Array;

  constructor(size: number) {
    this.#bits = new Uint32Array((size + 31) >> 5);
  }

  add(offset: number): void {
    this.#bits[offset >> 5] = (this.#bits[offset >> 5] ?? 0) | (1 << (offset & 31));
  }

  has(offset: number): boolean {
    return ((this.#bits[offset >> 5] ?? 0) & (1 << (offset & 31))) !== 0;
  }

  /** Keeps what is in the other one, too. Both are of one segment. */
  keepOnly(other: OffsetSet): void {
    for (const [index, bits] of other.#bits.entries()) this.#bits[index] = (this.#bits[index] ?? 0) & bits;
  }

  /** The positions below this one, the last one first. */
  *backwards(below: number): Generator<number> {
    for (let index = Math.min(this.#bits.length - 1, below >> 5); index >= 0; index -= 1) {
      const bits = this.#bits[index] ?? 0;
      if (bits === 0) continue;
      for (let bit = 31; bit >= 0; bit -= 1) {
        const position = index * 32 + bit;
        if ((bits & (1 << bit)) !== 0 && position < below) yield position;
      }
    }
  }
}
