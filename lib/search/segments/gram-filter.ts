import type { Pace } from '../../process/pace.ts';

/** So many bytes of a word are a gram: long enough that few words have one, short enough that most of what is typed has some. */
const GRAM = 6;
/** With ten bits a gram and two of them set, one in thirty grams that are not there seems to be. */
const BITS_EACH = 10;

const LINE_FEED = 0x0a;
/** So many bytes are gone through between two turns. */
const PIECE = 4_096;

/** The grams of a part of a word, each as a number of 32 bits; none when it is shorter than a gram. */
export function gramsOf(part: Uint8Array): number[] {
  return Array.from({ length: Math.max(0, part.length - GRAM + 1) }, (_, at) => gramAt(part, at));
}

/** The grams of words with a line feed between them. */
export async function gramsOfWords(words: Uint8Array, pace: Pace): Promise<Set<number>> {
  const grams = new Set<number>();
  let wordAt = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (at % PIECE === 0) await pace();
    if (words[at] === LINE_FEED) wordAt = at + 1;
    else if (at + 1 - wordAt >= GRAM) grams.add(gramAt(words, at + 1 - GRAM));
  }
  return grams;
}

/** The hash of a gram (FNV-1a). */
function gramAt(bytes: Uint8Array, from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + GRAM; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
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
