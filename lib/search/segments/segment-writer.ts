import { foldText } from '../../contract/folding/fold-text.ts';
import { hasKind, searchedTexts } from '../../contract/search/match-message.ts';
import { hasKinds, wordsOf } from '../../contract/search/search-terms.ts';
import type { Pace } from '../../process/pace.ts';
import type { QueriedMessage } from './queried-message.ts';
import { kindFacet, type SegmentBytes, SKIP, senderFacet } from './segment-bytes.ts';
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

  async finish(pace: Pace): Promise<SegmentBytes> {
    const words = await encode(this.#words, pace);
    const facets = await encode(this.#facets, pace);
    return {
      words: words.words,
      wordSkips: words.wordSkips,
      posts: words.posts,
      postSkips: words.postSkips,
      times: this.#encodeTimes(),
      facets: facets.words,
      facetPosts: facets.posts,
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

async function encode(postings: Postings, pace: Pace) {
  const lists = new ByteWriter();
  const postSkips = new ByteWriter();
  const wordSkips = new ByteWriter();
  let wordsAt = 1;
  let index = 0;
  for (const [word, offsets] of postings) {
    if (index % SKIP === 0) {
      wordSkips.writeNumber(wordsAt);
      postSkips.writeNumber(lists.length);
      await pace();
    }
    index += 1;
    wordsAt += Buffer.byteLength(word) + 1;
    lists.writeNumber(offsets.length);
    let before = 0;
    for (const offset of offsets) {
      lists.writeNumber(offset - before);
      before = offset;
    }
  }
  return {
    words: Buffer.from(`\n${[...postings.keys()].join('\n')}\n`),
    wordSkips: wordSkips.toBuffer(),
    posts: lists.toBuffer(),
    postSkips: postSkips.toBuffer(),
  };
}
