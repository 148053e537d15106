import type { Filter } from 'mongodb';
import { listed, type MessageDoc, messages } from '../../messages/messages.ts';
import { isFound } from './message-query.ts';
import type { Place } from './newest-hits.ts';
import type { Search, Source } from './source.ts';

/** Messages are read so many at once at most. */
const READ_MAX = 256;

/**
 * Goes through all sources from the newest message to the oldest, and looks at each message as it is now, until nothing
 * that is left could be among the hits.
 */
export async function readNewestFirst(search: Search, sources: readonly Source[]): Promise<void> {
  const { hits, query, pace } = search;
  const waiting = [...sources].sort((a, b) => a.newestAt - b.newestAt);
  let places: Place[] = [];
  let wanted = hits.missing;
  for (let newest = waiting.pop(); newest !== undefined; newest = waiting.pop()) {
    if (!hits.takesAt(newest.newestAt) || newest.newestAt < query.after) break;
    const { place, isAtEnd } = await newest.next(search);
    if (place !== null && hits.takes(place)) places.push(place);
    if (!isAtEnd) insert(waiting, newest);
    if (places.length >= wanted) {
      await readPlaces(search, places);
      places = [];
      // Most of what the index names is found. When it was not enough, more is read at once.
      wanted = Math.min(READ_MAX, Math.max(wanted * 2, hits.missing));
    }
    await pace();
  }
  await readPlaces(search, places);
}

/** Puts a source back into a list that is sorted by time, the newest last. */
function insert(waiting: Source[], source: Source): void {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((waiting[middle]?.newestAt ?? 0) < source.newestAt) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, source);
}

async function readPlaces({ ctx, query, hits, pace }: Search, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  const found = messages.in(ctx.db).find(anyOf(places), { projection: listed, batchSize: READ_MAX });
  for await (const message of found) {
    if (isFound(query, message)) hits.add(message);
    await pace();
  }
}

function anyOf(places: readonly Place[]): Filter<MessageDoc> {
  const seqs = new Map<string, number[]>();
  for (const { conversationId, seq } of places) {
    const known = seqs.get(conversationId);
    if (known) known.push(seq);
    else seqs.set(conversationId, [seq]);
  }
  const each = [...seqs].map(([conversationId, some]) => ({ conversationId, seq: { $in: some } }));
  return each.length === 1 && each[0] ? each[0] : { $or: each };
}
