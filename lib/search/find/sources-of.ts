import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { inPieces } from '../../store/in-pieces.ts';
import { type KnownIndex, knownIndexes } from '../segments/known-indexes.ts';
import { readHeads } from '../segments/read-heads.ts';
import { SegmentLoader } from '../segments/segment-loader.ts';
import type { SearchHeadDoc } from '../segments/segments.ts';
import type { Since } from './changed-messages.ts';
import { IndexedMessages, partsOf } from './indexed-messages.ts';
import type { MessageQuery } from './message-query.ts';
import type { Source } from './source.ts';
import { UnindexedMessages } from './unindexed-messages.ts';

/** A conversation that is not indexed and about as short as this is read with the changes of the others. */
const SHORT = 512;
const READ_AT_ONCE = 1_000;

/** Where the messages of some conversations are to be looked for; together it is all of them. */
export interface Sources {
  readonly since: readonly Since[];
  readonly sources: readonly Source[];
}

export async function sourcesOf(
  ctx: Context,
  query: MessageQuery,
  conversationIds: readonly string[],
): Promise<Sources> {
  const indexes = await readIndexes(ctx, conversationIds);
  const heads = indexes.flatMap(({ head }) => head ?? []);
  const unindexed = indexes.filter(({ head, isQuiet }) => !head && !isQuiet);
  const { short, long } = await splitByLength(ctx, unindexed);
  const unfinished = heads.filter(({ isComplete }) => !isComplete);
  return {
    since: [
      ...indexes.flatMap((known) =>
        known.head && !known.isQuiet ? { known, revision: known.head.toRevision } : [],
      ),
      ...short.map((known) => ({ known, revision: 0 })),
    ],
    sources: [
      ...segmentsOf(ctx, query, heads),
      ...unfinished.map(({ _id, toSeq }) => new UnindexedMessages(_id, toSeq)),
      ...long.map(({ conversationId }) => new UnindexedMessages(conversationId, 0)),
    ],
  };
}

/** How far these conversations are indexed: what is known, and the rest from the store. */
async function readIndexes(ctx: Context, conversationIds: readonly string[]): Promise<KnownIndex[]> {
  const known = knownIndexes(ctx);
  const indexes =
    known?.of(conversationIds) ??
    conversationIds.map((conversationId) => ({ conversationId, head: undefined, isQuiet: false }));
  const unknown = indexes.filter(({ head }) => head === undefined);
  const read = await readHeads(
    ctx,
    unknown.map(({ conversationId }) => conversationId),
  );
  const byId = new Map(read.map((head) => [head._id, head]));
  return indexes.map((index) => {
    if (index.head !== undefined) return index;
    const head = byId.get(index.conversationId) ?? null;
    if (known?.isCurrent(index)) {
      index.head = head;
      return index;
    }
    return { ...index, head };
  });
}

function segmentsOf(ctx: Context, query: MessageQuery, heads: readonly SearchHeadDoc[]): IndexedMessages[] {
  const segments = heads
    .flatMap(({ _id, segments: ofHead }) => ofHead.map((segment) => ({ conversationId: _id, segment })))
    .sort((a, b) => b.segment.newestAt.getTime() - a.segment.newestAt.getTime());
  const loader = new SegmentLoader(
    ctx,
    segments.map(({ segment }) => segment.id),
  );
  const lookup = { loader, parts: partsOf(query) };
  return segments.map(({ conversationId, segment }) => new IndexedMessages(conversationId, segment, lookup));
}

/** How long they are about: a summary may lag behind, which only decides how they are read. */
async function splitByLength(ctx: Context, unindexed: readonly KnownIndex[]) {
  const long = new Set<string>();
  for (const some of inPieces(unindexed, READ_AT_ONCE)) {
    const ids = some.map(({ conversationId }) => conversationId);
    const found = await conversations
      .in(ctx.db)
      .find({ _id: { $in: ids }, lastSeq: { $gt: SHORT } }, { projection: { _id: 1 } })
      .toArray();
    for (const { _id } of found) long.add(_id);
  }
  return {
    short: unindexed.filter(({ conversationId }) => !long.has(conversationId)),
    long: unindexed.filter(({ conversationId }) => long.has(conversationId)),
  };
}
