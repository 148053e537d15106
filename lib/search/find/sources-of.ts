import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { inPieces } from '../../store/in-pieces.ts';
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
  const heads = await readHeads(ctx, conversationIds);
  const indexed = new Set(heads.map(({ _id }) => _id));
  const { short, long } = await splitByLength(
    ctx,
    conversationIds.filter((id) => !indexed.has(id)),
  );
  const unfinished = heads.filter(({ isComplete }) => !isComplete);
  return {
    since: [
      ...heads.map(({ _id, toRevision }) => ({ conversationId: _id, revision: toRevision })),
      ...short.map((conversationId) => ({ conversationId, revision: 0 })),
    ],
    sources: [
      ...segmentsOf(ctx, query, heads),
      ...unfinished.map(({ _id, toSeq }) => new UnindexedMessages(_id, toSeq)),
      ...long.map((id) => new UnindexedMessages(id, 0)),
    ],
  };
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
async function splitByLength(ctx: Context, ids: readonly string[]) {
  const short: string[] = [];
  const long: string[] = [];
  for (const some of inPieces(ids, READ_AT_ONCE)) {
    const found = await conversations
      .in(ctx.db)
      .find({ _id: { $in: [...some] } }, { projection: { lastSeq: 1 } })
      .toArray();
    for (const { _id, lastSeq } of found) (lastSeq <= SHORT ? short : long).push(_id);
  }
  return { short, long };
}
