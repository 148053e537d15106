import { z } from 'zod';
import type { Context } from '../context/context.ts';
import { rangesIn } from '../contract/search/match-message.ts';
import type { SearchHit } from '../contract/search/search.ts';
import type { Page } from '../contract/values/paging.ts';
import { conversationIdsOf } from '../conversations/list-conversations.ts';
import { memberId, members } from '../conversations/members.ts';
import { createFairPace } from '../limits/pace.ts';
import type { ListedMessage } from '../messages/messages.ts';
import { toMessage } from '../messages/to-message.ts';
import { timeSince } from '../process/metrics/measures.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { readChanged } from './find/changed-messages.ts';
import type { MessageQuery } from './find/message-query.ts';
import { NewestHits, type Place, placeOf } from './find/newest-hits.ts';
import { readNewestFirst } from './find/read-newest-first.ts';
import { sourcesOf } from './find/sources-of.ts';
import { resolveQuery, type SearchInput } from './resolve-query.ts';
import { SegmentGone } from './segments/segment-loader.ts';

interface SearchMessages extends SearchInput {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 25;
/** Segments are replaced every few seconds at most: a search that meets that so often is too slow for another reason. */
const ATTEMPTS = 10;

const placeSchema = z
  .tuple([z.number(), z.string(), z.number()])
  .transform(([at, conversationId, seq]): Place => ({ at, conversationId, seq }));

/**
 * The messages of the caller's conversations that have every term, the newest first, each as it is now. Throws `invalid`
 * for a name in a filter that nobody has or a bad cursor, `not_found` for a conversation that is not the caller's.
 */
export async function searchMessages(
  ctx: Context,
  caller: Caller,
  { limit = DEFAULT_LIMIT, cursor, ...input }: SearchMessages,
): Promise<Page<SearchHit>> {
  const begun = performance.now();
  const after = cursor === undefined ? null : decodeCursor(cursor, placeSchema);
  const ownIds = await conversationIdsOf(ctx, caller.userId);
  const { query, conversationIds } = await resolveQuery(ctx, caller, input, ownIds);
  const hits = await findNewest(ctx, caller, upTo(query, after), {
    conversationIds,
    after,
    wanted: limit + 1,
  });
  const page = hits.slice(0, limit);
  const last = page.at(-1);
  // Whoever left, or was removed, while it was searched, reads nothing of it any more.
  const readable = await stillIn(ctx, caller, page);
  timeSince('search_seconds', {}, begun);
  return {
    items: page
      .filter(({ conversationId }) => readable.has(conversationId))
      .map((each) => toHit(each, input)),
    nextCursor: last && hits.length > limit ? encodePlace(placeOf(last)) : null,
  };
}

interface Where {
  readonly conversationIds: readonly string[];
  readonly after: Place | null;
  readonly wanted: number;
}

/** Looks into the index, and at what it does not hold. Once more when a segment was replaced meanwhile. */
async function findNewest(
  ctx: Context,
  caller: Caller,
  query: MessageQuery,
  { conversationIds, after, wanted }: Where,
): Promise<ListedMessage[]> {
  for (let attempt = 1; ; attempt += 1) {
    const hits = new NewestHits(wanted, after);
    const search = { ctx, query, hits, pace: createFairPace(ctx, caller.userId) };
    try {
      const { since, sources } = await sourcesOf(ctx, query, conversationIds);
      await readChanged(search, since);
      await readNewestFirst(search, sources);
      return hits.messages;
    } catch (error) {
      if (!(error instanceof SegmentGone)) throw error;
      if (attempt === ATTEMPTS) throw new AppError('unavailable', { retryAfterSeconds: 1, cause: error });
    }
  }
}

/** Those of the messages' conversations that the caller is a member of now. */
async function stillIn(
  ctx: Context,
  { userId }: Caller,
  found: readonly ListedMessage[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(found.map(({ conversationId }) => memberId(conversationId, userId)))];
  if (ids.length === 0) return new Set();
  const own = await members
    .in(ctx.db)
    .find({ _id: { $in: ids } }, { projection: { conversationId: 1 } })
    .toArray();
  return new Set(own.map(({ conversationId }) => conversationId));
}

/** Nothing newer than the page before is read again. */
function upTo(query: MessageQuery, after: Place | null): MessageQuery {
  return after === null ? query : { ...query, before: Math.min(query.before, after.at + 1) };
}

function encodePlace({ at, conversationId, seq }: Place): string {
  return encodeCursor([at, conversationId, seq]);
}

function toHit(message: ListedMessage, { q }: SearchInput): SearchHit {
  return { message: toMessage(message), ranges: rangesIn(message.body, q.terms) };
}
