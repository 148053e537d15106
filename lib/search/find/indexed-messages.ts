import { isLongEnough } from '../../contract/search/search-terms.ts';
import { listed, messages } from '../../messages/messages.ts';
import { OffsetSet } from '../segments/offset-set.ts';
import { kindFacet, senderFacet } from '../segments/segment-bytes.ts';
import type { SegmentLoader } from '../segments/segment-loader.ts';
import type { PostTable, WordTable } from '../segments/segment-reader.ts';
import type { SegmentRef } from '../segments/segments.ts';
import { isFound, type MessageQuery } from './message-query.ts';
import { comparePlaces, type NewestHits, type Place } from './newest-hits.ts';
import type { Search, Source } from './source.ts';

/** The first candidates are read so many at once, further ones twice as many each time, up to the last. */
const READ_MIN = 32;
const READ_MAX = 256;

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

/** The messages of one segment: those that it says may be found are read, and looked at as they are now. */
export class IndexedMessages implements Source {
  readonly newestAt: number;
  readonly #conversationId: string;
  readonly #segment: SegmentRef;
  readonly #lookup: SegmentLookup;

  constructor(conversationId: string, segment: SegmentRef, lookup: SegmentLookup) {
    this.#conversationId = conversationId;
    this.#segment = segment;
    this.#lookup = lookup;
    this.newestAt = segment.newestAt.getTime();
  }

  async readNext(search: Search): Promise<boolean> {
    const { query, hits } = search;
    if (this.#segment.oldestAt.getTime() >= query.before) return false;
    const { id } = this.#segment;
    const { loader, parts } = this.#lookup;
    const words = await loader.words(id);
    if (!parts.every((part) => words.has(part))) return false;
    const posts = await loader.posts(id);
    const places = this.#placesOf(candidates(query, parts, { words, posts }), posts, query, hits);
    for (let read = 0, size = READ_MIN; read < places.length; size = Math.min(READ_MAX, size * 2)) {
      const next = places.slice(read, read + size);
      // Places are in the order of the hits: when the first is too old, all are.
      if (next[0] && !hits.takes(next[0])) return false;
      await this.#readPlaces(search, next);
      read += next.length;
    }
    return false;
  }

  #placesOf(offsets: OffsetSet, { times }: PostTable, query: MessageQuery, hits: NewestHits): Place[] {
    const places: Place[] = [];
    const { from } = this.#segment;
    for (const offset of offsets.backwards()) {
      const at = times[offset] ?? 0;
      const place = { at, conversationId: this.#conversationId, seq: from + offset };
      if (at >= query.after && at < query.before && hits.takes(place)) places.push(place);
    }
    return places.sort(comparePlaces);
  }

  async #readPlaces({ ctx, query, hits, pace }: Search, places: readonly Place[]): Promise<void> {
    const found = messages
      .in(ctx.db)
      .find(
        { conversationId: this.#conversationId, seq: { $in: places.map(({ seq }) => seq) } },
        { projection: listed, batchSize: READ_MAX },
      );
    for await (const message of found) {
      if (isFound(query, message)) hits.add(message);
      await pace();
    }
  }
}
