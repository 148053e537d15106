import { isLongEnough } from '../../contract/search/search-terms.ts';
import { OffsetSet } from '../segments/offset-set.ts';
import { kindFacet, senderFacet } from '../segments/segment-bytes.ts';
import type { SegmentLoader } from '../segments/segment-loader.ts';
import type { PostTable, WordTable } from '../segments/segment-reader.ts';
import type { SegmentRef } from '../segments/segments.ts';
import type { MessageQuery } from './message-query.ts';
import { comparePlaces, type NewestHits, type Place } from './newest-hits.ts';
import type { Search, Source, Step } from './source.ts';

/** What all segments of one search are looked through with. */
export interface SegmentLookup {
  readonly loader: SegmentLoader;
  /** {@link partsOf} the query. */
  readonly parts: readonly Buffer[];
}

/** What some word of a message must have: the words of all terms, the longest first, which is mostly the rarest. */
export function partsOf({ terms }: MessageQuery): Buffer[] {
  const words = terms.flatMap((term) => term.words);
  const long = words.filter(isLongEnough);
  const parts = [...new Set(long.length > 0 ? long : words)].map((word) => Buffer.from(word));
  return parts.sort((a, b) => b.length - a.length);
}

/** The messages of the segment that have a word for each part, and the facets that are asked for. */
function candidates(
  { senderIds, has }: MessageQuery,
  parts: readonly Buffer[],
  { words, posts }: { readonly words: WordTable; readonly posts: PostTable },
): OffsetSet {
  const facets = [...senderIds.map(senderFacet), ...has.map(kindFacet)];
  const [first, ...others] = [
    ...facets.map((facet) => posts.withFacet(facet)),
    ...parts.map((part) => posts.withWords(words.find(part))),
  ];
  const all = first ?? new OffsetSet(0);
  for (const other of others) all.keepOnly(other);
  return all;
}

/** The messages of one segment that may be found, as it says. */
export class IndexedMessages implements Source {
  newestAt: number;
  readonly #conversationId: string;
  readonly #segment: SegmentRef;
  readonly #lookup: SegmentLookup;
  /** Null while the segment was not looked into. */
  #places: Iterator<Place> | null = null;
  /** The place that the next step answers. */
  #ahead: Place | null = null;

  constructor(conversationId: string, segment: SegmentRef, lookup: SegmentLookup) {
    this.#conversationId = conversationId;
    this.#segment = segment;
    this.#lookup = lookup;
    this.newestAt = segment.newestAt.getTime();
  }

  /** The first step only looks how new the first place is: that of another segment may be newer. */
  async next({ query, hits }: Search): Promise<Step> {
    const place = this.#ahead;
    if (this.#places === null) {
      const posts = await this.#postsIfAny(query);
      if (posts === null) return { place: null, isAtEnd: true };
      this.#places = this.#placesOf(posts, query, hits);
    }
    const { value, done } = this.#places.next();
    this.#ahead = done ? null : value;
    if (this.#ahead !== null) this.newestAt = this.#ahead.at;
    return { place, isAtEnd: done === true };
  }

  /** Null when no message of the segment can be found. */
  async #postsIfAny({ before }: MessageQuery): Promise<{ words: WordTable; posts: PostTable } | null> {
    const { id, oldestAt } = this.#segment;
    if (oldestAt.getTime() >= before) return null;
    const { loader, parts } = this.#lookup;
    const words = loader.knownWords(id) ?? (await loader.words(id));
    if (!parts.every((part) => words.has(part))) return null;
    return { words, posts: loader.knownPosts(id) ?? (await loader.posts(id)) };
  }

  #placesOf(
    tables: { readonly words: WordTable; readonly posts: PostTable },
    query: MessageQuery,
    hits: NewestHits,
  ): Iterator<Place> {
    const { times, isInOrder } = tables.posts;
    const places = this.#backwards(candidates(query, this.#lookup.parts, tables), { times, query, hits });
    return isInOrder ? places : [...places].sort(comparePlaces).values();
  }

  *#backwards(
    offsets: OffsetSet,
    {
      times,
      query,
      hits,
    }: { readonly times: Float64Array; readonly query: MessageQuery; readonly hits: NewestHits },
  ): Generator<Place, undefined> {
    const { from } = this.#segment;
    for (const offset of offsets.backwards()) {
      const at = times[offset] ?? 0;
      const place = { at, conversationId: this.#conversationId, seq: from + offset };
      if (at >= query.after && at < query.before && hits.takes(place)) yield place;
    }
  }
}
