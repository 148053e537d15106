import { isLongEnough } from '../../contract/search/search-terms.ts';
import { gramsOf } from '../segments/gram-filter.ts';
import { OffsetSet } from '../segments/offset-set.ts';
import { kindFacet, RECENT, senderFacet } from '../segments/segment-bytes.ts';
import type { SegmentLoader } from '../segments/segment-loader.ts';
import type { Among, PostTable, WordPart, WordTable } from '../segments/segment-reader.ts';
import type { SegmentRef } from '../segments/segments.ts';
import type { MessageQuery } from './message-query.ts';
import { comparePlaces, type NewestHits, type Place } from './newest-hits.ts';
import type { Search, Source, Step } from './source.ts';

/** What all segments of one search are looked through with. */
export interface SegmentLookup {
  readonly loader: SegmentLoader;
  /** {@link partsOf} the query. */
  readonly parts: readonly WordPart[];
}

/** What some word of a message must have: the words of all terms, the longest first, which is mostly the rarest. */
export function partsOf({ terms }: MessageQuery): WordPart[] {
  const words = terms.flatMap((term) => term.words);
  const long = words.filter(isLongEnough);
  const parts = [...new Set(long.length > 0 ? long : words)].map((word) => Buffer.from(word));
  return parts.sort((a, b) => b.length - a.length).map((bytes) => ({ bytes, grams: gramsOf(bytes) }));
}

interface Tables {
  readonly words: WordTable;
  readonly posts: PostTable;
}

/** The messages of the segment that have a word for each part, and the facets that are asked for. */
function candidates(
  { senderIds, has }: MessageQuery,
  parts: readonly WordPart[],
  { words, posts, among }: Tables & { readonly among: Among },
): OffsetSet {
  const facets = [...senderIds.map(senderFacet), ...has.map(kindFacet)];
  const [first, ...others] = [
    ...facets.map((facet) => posts.withFacet(facet, among)),
    ...parts.map((part) => posts.withWords(words.find(part, among), among)),
  ];
  const all = first ?? new OffsetSet(0);
  for (const other of others) all.keepOnly(other);
  return all;
}

/**
 * The messages of one segment that may be found, as it says. Its newest messages come first, by themselves: whoever looks for
 * a common word in many conversations needs no others.
 */
export class IndexedMessages implements Source {
  newestAt: number;
  readonly #conversationId: string;
  readonly #segment: SegmentRef;
  readonly #lookup: SegmentLookup;
  #among: Among = 'recent';
  /** Null while these messages were not looked through. */
  #places: Iterator<Place> | null = null;
  /** The place that the next step answers. */
  #ahead: Place | null = null;
  /** The newest time of the messages that are not looked through yet. */
  #othersNewestAt: number | null = null;

  constructor(conversationId: string, segment: SegmentRef, lookup: SegmentLookup) {
    this.#conversationId = conversationId;
    this.#segment = segment;
    this.#lookup = lookup;
    this.newestAt = segment.newestAt.getTime();
  }

  /** The first step only looks how new the first place is: that of another segment may be newer. */
  async next({ query, hits }: Search): Promise<Step> {
    const place = this.#ahead;
    this.#places ??= await this.#placesAmong(query, hits);
    const { value, done } = this.#places.next();
    this.#ahead = done ? null : value;
    if (done && this.#othersNewestAt !== null) {
      this.newestAt = this.#othersNewestAt;
      this.#among = 'all';
      this.#places = null;
      return { place, isAtEnd: false };
    }
    if (this.#ahead !== null) this.newestAt = Math.max(this.#ahead.at, this.#othersNewestAt ?? 0);
    return { place, isAtEnd: done === true };
  }

  /** The places among the messages whose turn it is: none when no message of the segment can be found. */
  async #placesAmong(query: MessageQuery, hits: NewestHits): Promise<Iterator<Place>> {
    const { id, oldestAt } = this.#segment;
    this.#othersNewestAt = null;
    if (oldestAt.getTime() >= query.before) return [].values();
    const { loader, parts } = this.#lookup;
    const words = loader.knownWords(id) ?? (await loader.words(id));
    if (this.#among === 'recent') {
      if (!parts.every((part) => words.mayHave(part))) return [].values();
      this.#othersNewestAt = words.othersNewestAt;
    }
    if (!parts.every((part) => words.has(part, this.#among))) return [].values();
    const posts = loader.knownPosts(id) ?? (await loader.posts(id));
    const found = candidates(query, parts, { words, posts, among: this.#among });
    const below = this.#among === 'recent' ? posts.times.length : posts.times.length - RECENT;
    const places = this.#backwards(found, { times: posts.times, below, query, hits });
    return posts.isInOrder ? places : [...places].sort(comparePlaces).values();
  }

  *#backwards(
    offsets: OffsetSet,
    {
      times,
      below,
      query,
      hits,
    }: {
      readonly times: Float64Array;
      readonly below: number;
      readonly query: MessageQuery;
      readonly hits: NewestHits;
    },
  ): Generator<Place, undefined> {
    const { from } = this.#segment;
    for (const offset of offsets.backwards(below)) {
      const at = times[offset] ?? 0;
      const place = { at, conversationId: this.#conversationId, seq: from + offset };
      if (at >= query.after && at < query.before && hits.takes(place)) yield place;
    }
  }
}
