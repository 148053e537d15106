import { LRUCache } from 'lru-cache';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { PostTable, WordTable } from './segment-reader.ts';
import { searchPosts, searchWords } from './segments.ts';

/** Bytes of segments that a process keeps in memory. */
const CACHE_BYTES = 128 * 1024 * 1024;
/** So many segments are read at once, when one after the other is needed. */
const READ_MAX = 8;

type Table = WordTable | PostTable;

const cache = processState(
  'search-segments',
  () => new LRUCache<string, Table>({ maxSize: CACHE_BYTES, sizeCalculation: ({ size }) => size }),
);

/** How much memory segments take in this process, in bytes. */
export function segmentBytes(ctx: Context): number {
  return cache(ctx).calculatedSize;
}

/** Says that a segment was replaced since the search began: the search begins again. */
export class SegmentGone extends Error {
  override readonly name = 'SegmentGone';
}

/** Reads segments for one search, and keeps them for others. Throws {@link SegmentGone}. */
export class SegmentLoader {
  readonly #ctx: Context;
  /** The ids in the order in which they will probably be needed. */
  readonly #ids: readonly string[];
  readonly #positions: ReadonlyMap<string, number>;
  /** Those that were read ahead. */
  readonly #ahead = new Map<string, WordTable>();
  #readNext = 1;

  constructor(ctx: Context, ids: readonly string[]) {
    this.#ctx = ctx;
    this.#ids = ids;
    this.#positions = new Map(ids.map((id, index) => [id, index]));
  }

  /** The words of a segment, if they are in memory: without a turn of the event loop for each of hundreds of segments. */
  knownWords(id: string): WordTable | null {
    const ahead = this.#ahead.get(id);
    if (ahead !== undefined) this.#ahead.delete(id);
    const known = ahead ?? cache(this.#ctx).get(`words ${id}`);
    return known instanceof WordTable ? known : null;
  }

  knownPosts(id: string): PostTable | null {
    const known = cache(this.#ctx).get(`posts ${id}`);
    return known instanceof PostTable ? known : null;
  }

  async words(id: string): Promise<WordTable> {
    await this.#readWords(id);
    const read = this.#ahead.get(id);
    this.#ahead.delete(id);
    if (read === undefined) throw new SegmentGone();
    return read;
  }

  async posts(id: string): Promise<PostTable> {
    const doc = await searchPosts.in(this.#ctx.db).findOne({ _id: id }, { promoteBuffers: true });
    if (!doc) throw new SegmentGone();
    const { posts, facetPosts } = doc;
    const read = new PostTable({ ...doc, posts: copyOf(posts), facetPosts: copyOf(facetPosts) });
    cache(this.#ctx).set(`posts ${id}`, read);
    return read;
  }

  /** Reads this one, and some of those that will be needed after it: more, the more were not known before. */
  async #readWords(id: string): Promise<void> {
    const from = this.#positions.get(id) ?? 0;
    const wanted = [id];
    for (let at = from + 1; at < this.#ids.length && wanted.length < this.#readNext; at += 1) {
      const next = this.#ids[at] ?? '';
      if (!this.#ahead.has(next) && !cache(this.#ctx).has(`words ${next}`)) wanted.push(next);
    }
    this.#readNext = Math.min(READ_MAX, this.#readNext * 2);
    const docs = searchWords.in(this.#ctx.db).find({ _id: { $in: wanted } }, { promoteBuffers: true });
    for await (const doc of docs) {
      const { _id, words, grams } = doc;
      const read = new WordTable({ ...doc, words: copyOf(words), grams: copyOf(grams) });
      cache(this.#ctx).set(`words ${_id}`, read);
      this.#ahead.set(_id, read);
    }
  }
}

/** What the driver gives is a part of the whole answer, which would be kept along with it. */
const copyOf = (bytes: Uint8Array) => Buffer.from(bytes);
