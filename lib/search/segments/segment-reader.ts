import { mayHave } from './gram-filter.ts';
import { OffsetSet } from './offset-set.ts';
import { type PostBytes, RECENT, SKIP, type WordBytes } from './segment-bytes.ts';
import { ByteReader, toSigned } from './varint.ts';

const LINE_FEED = 0x0a;

/** Whether the newest messages of a segment are looked through ({@link RECENT}), or all of them. */
export type Among = 'recent' | 'all';

/** A part of a word that is looked for; it is not empty. */
export interface WordPart {
  readonly bytes: Buffer;
  /** {@link gramsOf} it. */
  readonly grams: readonly number[];
}

/** The words of a segment, ready to be looked through. */
export class WordTable {
  readonly #words: Buffer;
  readonly #recent: Buffer;
  readonly #grams: Buffer;
  readonly #skips: readonly number[];
  /** The newest time of the messages that are not among the newest, in milliseconds; null when there are none. */
  readonly othersNewestAt: number | null;
  /** How much memory it takes, in bytes. */
  readonly size: number;

  constructor({ words, wordSkips, recentWords, othersNewestAt, grams }: WordBytes) {
    this.#words = words;
    this.#grams = grams;
    this.#recent = words.subarray(0, recentWords);
    this.#skips = numbersOf(wordSkips);
    this.othersNewestAt = othersNewestAt?.getTime() ?? null;
    this.size = words.length + grams.length + this.#skips.length * 8;
  }

  /** Whether a word may have this part, as far as the filter tells. */
  mayHave({ grams }: WordPart): boolean {
    return mayHave(this.#grams, grams);
  }

  /** Whether one of these words has this part. */
  has({ bytes }: WordPart, among: Among): boolean {
    return this.#bytes(among).includes(bytes);
  }

  /** The numbers of these words that have this part, in their order. */
  find({ bytes: part }: WordPart, among: Among): number[] {
    const bytes = this.#bytes(among);
    const found: number[] = [];
    let word = { number: 0, end: 0 };
    for (let at = bytes.indexOf(part); at >= 0; at = bytes.indexOf(part, word.end)) {
      word = this.#wordAt(at, word);
      found.push(word.number);
    }
    return found;
  }

  #bytes(among: Among): Buffer {
    return among === 'recent' ? this.#recent : this.#words;
  }

  /** The word at a position, and where it ends; `before` is one before it. */
  #wordAt(at: number, before: { readonly number: number; readonly end: number }) {
    let { number, end } = before;
    const next = Math.floor(number / SKIP) + 1;
    if (end === 0 || (this.#skips[next] ?? Number.POSITIVE_INFINITY) <= at) {
      const skip = this.#skipBefore(at);
      number = skip * SKIP;
      end = this.#words.indexOf(LINE_FEED, this.#skips[skip]);
    }
    while (end < at) {
      number += 1;
      end = this.#words.indexOf(LINE_FEED, end + 1);
    }
    return { number, end };
  }

  /** The last skip that is not behind a position. */
  #skipBefore(at: number): number {
    let low = 0;
    let high = this.#skips.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#skips[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** Which messages of a segment have which word, who wrote them, and when. */
export class PostTable {
  readonly #posts: Buffer;
  readonly #skips: readonly number[];
  readonly #facets: ReadonlyMap<string, number>;
  readonly #facetPosts: Buffer;
  /** When each message was written, in milliseconds. */
  readonly times: Float64Array;
  /** Whether no message has an earlier time than the one before it. */
  readonly isInOrder: boolean;
  readonly size: number;

  constructor({ posts, postSkips, times, facets, facetPosts }: PostBytes) {
    this.#posts = posts;
    this.#skips = numbersOf(postSkips);
    this.#facetPosts = facetPosts;
    this.#facets = facetsOf(facets, facetPosts);
    this.times = timesOf(times);
    this.isInOrder = this.times.every((time, index) => time >= (this.times[index - 1] ?? time));
    this.size =
      posts.length +
      this.#skips.length * 8 +
      this.times.byteLength +
      facetPosts.length +
      this.#facets.size * 80;
  }

  /** The messages that have any of these words. */
  withWords(numbers: readonly number[], among: Among): OffsetSet {
    const from = this.#from(among);
    const offsets = new OffsetSet(this.times.length);
    const reader = new ByteReader(this.#posts);
    let next = Number.POSITIVE_INFINITY;
    for (const number of numbers) {
      // Words come in their order, so the reader often stands before the one that is wanted.
      const skip = Math.floor(number / SKIP);
      if (number < next || skip * SKIP > next) {
        reader.at = this.#skips[skip] ?? 0;
        next = skip * SKIP;
      }
      for (; next < number; next += 1) passList(reader);
      this.#readList(reader, offsets, from);
      next += 1;
    }
    return offsets;
  }

  /** The messages that have a facet. */
  withFacet(facet: string, among: Among): OffsetSet {
    const offsets = new OffsetSet(this.times.length);
    const at = this.#facets.get(facet);
    if (at !== undefined) this.#readList(new ByteReader(this.#facetPosts, at), offsets, this.#from(among));
    return offsets;
  }

  /** The first of the messages that are looked through. */
  #from(among: Among): number {
    return among === 'recent' ? Math.max(0, this.times.length - RECENT) : 0;
  }

  /** Reads a list as far as the message `from`, and goes on behind it. */
  #readList(reader: ByteReader, offsets: OffsetSet, from: number): void {
    const length = reader.readNumber();
    const end = reader.at + length;
    for (let offset = this.times.length - 1; reader.at < end; ) {
      offset -= reader.readNumber();
      if (offset < from) break;
      offsets.add(offset);
    }
    reader.at = end;
  }
}

function passList(reader: ByteReader): void {
  const length = reader.readNumber();
  reader.at += length;
}

function numbersOf(bytes: Buffer): number[] {
  const reader = new ByteReader(bytes);
  const numbers: number[] = [];
  while (reader.at < bytes.length) numbers.push(reader.readNumber());
  return numbers;
}

function timesOf(bytes: Buffer): Float64Array {
  let time = 0;
  return Float64Array.from(numbersOf(bytes), (difference) => {
    time += toSigned(difference);
    return time;
  });
}

/** Each facet with the beginning of its list. */
function facetsOf(names: Buffer, posts: Buffer): Map<string, number> {
  const reader = new ByteReader(posts);
  const facets = new Map<string, number>();
  for (const name of names.toString().split('\n').slice(1, -1)) {
    if (name === '') continue;
    facets.set(name, reader.at);
    passList(reader);
  }
  return facets;
}
