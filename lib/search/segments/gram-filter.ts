/** So many bytes of a word are a gram: long enough that few words have one, short enough that most of what is typed has some. */
const GRAM = 6;
/** With ten bits a gram and two of them set, one in thirty grams that are not there seems to be. */
const BITS_EACH = 10;

/** The grams of some bytes, each as a number of 32 bits (FNV-1a); none when they are shorter than a gram. */
export function gramsOf(bytes: Uint8Array): number[] {
  const grams: number[] = [];
  for (let from = 0; from + GRAM <= bytes.length; from += 1) {
    let hash = 0x811c9dc5;
    for (let at = from; at < from + GRAM; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    grams.push(hash >>> 0);
  }
  return grams;
}

/** The bits of a Bloom filter over these grams (Bloom 1970). */
export function filterOf(grams: ReadonlySet<number>): Buffer {
  const filter = Buffer.alloc(Math.ceil((grams.size * BITS_EACH) / 8));
  for (const gram of grams)
    for (const bit of bitsOf(gram, filter.length * 8))
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  return filter;
}

/** Whether all of these grams may be in the filter: never false when they are. */
export function mayHave(filter: Uint8Array, grams: readonly number[]): boolean {
  return grams.every((gram) =>
    bitsOf(gram, filter.length * 8).every((bit) => ((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0),
  );
}

function bitsOf(gram: number, count: number): readonly [number, number] {
  return [gram % count, (Math.imul(gram, 0x9e3779b1) >>> 0) % count];
}
