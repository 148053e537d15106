import type { Context } from '../../context/context.ts';
import type { Pace } from '../../process/pace.ts';
import type { MessageQuery } from './message-query.ts';
import type { NewestHits } from './newest-hits.ts';

/** One search under way. */
export interface Search {
  readonly ctx: Context;
  readonly query: MessageQuery;
  readonly hits: NewestHits;
  readonly pace: Pace;
}

/** Messages that may be found, read piece by piece from the newest to the oldest. */
export interface Source {
  /** Nothing that is still to be read is newer than this time, in milliseconds. */
  readonly newestAt: number;
  /** Reads the next piece and hands on what is found. Resolves to whether there is more. */
  readNext(search: Search): Promise<boolean>;
}

/** Reads the newest pieces of all sources first, until nothing that is left could be among the hits. */
export async function readNewestFirst(search: Search, sources: readonly Source[]): Promise<void> {
  const waiting = [...sources].sort((a, b) => a.newestAt - b.newestAt);
  for (;;) {
    const newest = waiting.pop();
    if (newest === undefined || !search.hits.takesAt(newest.newestAt)) return;
    if (newest.newestAt < search.query.after) return;
    if (await newest.readNext(search)) insert(waiting, newest);
    await search.pace();
  }
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
