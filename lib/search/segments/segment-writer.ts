import { foldText } from '../../contract/folding/fold-text.ts';
import { hasKind, searchedTexts } from '../../contract/search/match-message.ts';
import { hasKinds, wordsOf } from '../../contract/search/search-terms.ts';
import type { Pace } from '../../process/pace.ts';
import { filterOf, gramsOfWords } from './gram-filter.ts';
import type { QueriedMessage } from './queried-message.ts';
import { kindFacet, type PostBytes, RECENT, SKIP, senderFacet, type WordBytes } from './segment-bytes.ts';
import { ByteWriter, toUnsigned } from './varint.ts';

/** So many messages a segment has at most. */
export const SEGMENT_MAX = 4_096;
/** Its words take about so many characters at most: a document of the store takes 16 MB. */
const WORDS_MAX = 256 * 1024;

type Postings = Map<string, number[]>;

/** Takes consecutive messages of a conversation, one after the other, and makes the bytes of a segment of them. */
export class SegmentWriter {
  readonly #words: Postings = new Map();
  readonly #facets: Postings = new Map();
  readonly #times: number[] = [];
  readonly #max: number;
  #characters = 0;

  constructor(max = SEGMENT_MAX) {
    this.#max = max;
  }

  get count(): number {
    return this.#times.length;
  }

  get isFull(): boolean {
    return this.count >= this.#max || this.#characters >= WORDS_MAX;
  }

  /** The time of the newest and of the oldest message, in milliseconds. */
  get times(): { readonly newestAt: number; readonly oldestAt: number } {
    return { newestAt: Math.max(...this.#times), oldestAt: Math.min(...this.#times) };
  }

  add(message: QueriedMessage): void {
    const offset = this.count;
    this.#times.push(message.createdAt.getTime());
    if (message.deletedAt !== null || message.event) return;
    post(this.#facets, senderFacet(message.senderId), offset);
    for (const kind of hasKinds) if (hasKind(message, kind)) post(this.#facets, kindFacet(kind), offset);
    for (const text of searchedTexts(message))
      for (const word of wordsOf(foldText(text)))
        if (post(this.#words, word, offset)) this.#characters += word.length + 1;
  }

  async finish(pace: Pace): Promise<{ readonly words: WordBytes; readonly posts: PostBytes }> {
    const words = await encode(this.#words, this.count, pace);
    const facets = await encode(this.#facets, this.count, pace);
    return {
      words: {
        words: words.words,
        recentWords: words.recentWords,
        othersNewestAt: this.count > RECENT ? new Date(Math.max(...this.#times.slice(0, -RECENT))) : null,
        grams: filterOf(await gramsOfWords(words.words, pace)),
        wordSkips: words.wordSkips,
      },
      posts: {
        posts: words.posts,
        postSkips: words.postSkips,
        times: this.#encodeTimes(),
        facets: facets.words,
        facetPosts: facets.posts,
      },
    };
  }

  #encodeTimes(): Buffer {
    const bytes = new ByteWriter();
    let before = 0;
    for (const time of this.#times) {
      bytes.writeNumber(toUnsigned(time - before));
      before = time;
    }
    return bytes.toBuffer();
  }
}

/** Resolves to whether the word is new. */
function post(postings: Postings, word: string, offset: number): boolean {
  const offsets = postings.get(word);
  if (offsets === undefined) postings.set(word, [offset]);
  else if (offsets.at(-1) !== offset) offsets.push(offset);
  return offsets === undefined;
}

async function encode(postings: Postings, count: number, pace: Pace) {
  const lists = new ByteWriter();
  const list = new ByteWriter();
  const postSkips = new ByteWriter();
  const wordSkips = new ByteWriter();
  const words = newestFirst(postings, count);
  let wordsAt = 1;
  let recentWords = 1;
  for (const [index, { word, offsets }] of words.entries()) {
    if (index % SKIP === 0) {
      wordSkips.writeNumber(wordsAt);
      postSkips.writeNumber(lists.length);
      await pace();
    }
    wordsAt += Buffer.byteLength(word) + 1;
    if ((offsets.at(-1) ?? 0) >= count - RECENT) recentWords = wordsAt;
    list.clear();
    let after = count - 1;
    for (let at = offsets.length - 1; at >= 0; at -= 1) {
      const offset = offsets[at] ?? 0;
      list.writeNumber(after - offset);
      after = offset;
    }
    lists.writeNumber(list.length);
    lists.writeBytes(list.bytes);
  }
  return {
    words: Buffer.from(`\n${words.map(({ word }) => word).join('\n')}\n`),
    recentWords,
    wordSkips: wordSkips.toBuffer(),
    posts: lists.toBuffer(),
    postSkips: postSkips.toBuffer(),
  };
}

/** The words in the order of the newest message that has them. */
function newestFirst(postings: Postings, count: number): { word: string; offsets: readonly number[] }[] {
  const byNewest: { word: string; offsets: readonly number[] }[][] = Array.from({ length: count }, () => []);
  for (const [word, offsets] of postings) byNewest[offsets.at(-1) ?? 0]?.push({ word, offsets });
  return byNewest.reverse().flat();
}
