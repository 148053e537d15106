import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { messages } from '../../messages/messages.ts';
import { SegmentWriter } from '../segments/segment-writer.ts';
import { type SegmentRef, searchPosts, searchWords } from '../segments/segments.ts';
import type { Indexing } from './indexing.ts';

const READ_AT_ONCE = 256;

/** What of a message the index is made of. */
const indexedFields = {
  conversationId: 1,
  seq: 1,
  senderId: 1,
  body: 1,
  files: 1,
  contacts: 1,
  createdAt: 1,
  deletedAt: 1,
  event: 1,
} as const;

/** Messages of one conversation, by their numbers. */
export interface SeqRange {
  readonly conversationId: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads messages as they are now and stores segments of them: one, or more when they are too many for one. Nothing refers
 * to them yet.
 */
export async function buildSegments(
  ctx: Context,
  { conversationId, from, to }: SeqRange,
  { pace, segmentMax }: Indexing,
): Promise<SegmentRef[]> {
  const found = messages
    .in(ctx.db)
    .find(
      { conversationId, seq: { $gte: from, $lte: to } },
      { sort: { seq: 1 }, projection: indexedFields, batchSize: READ_AT_ONCE },
    );
  const built: SegmentRef[] = [];
  let writer = new SegmentWriter(segmentMax);
  let first = from;
  const close = async () => {
    if (writer.count > 0) built.push(await store(ctx, conversationId, { writer, from: first, pace }));
    writer = new SegmentWriter(segmentMax);
  };
  for await (const message of found) {
    // Of a room that is being deleted some are gone.
    if (message.seq !== first + writer.count) await close();
    if (writer.count === 0) first = message.seq;
    writer.add(message);
    await pace();
    if (writer.isFull) await close();
  }
  await close();
  return built;
}

interface Written extends Pick<Indexing, 'pace'> {
  readonly writer: SegmentWriter;
  readonly from: number;
}

async function store(
  ctx: Context,
  conversationId: string,
  { writer, from, pace }: Written,
): Promise<SegmentRef> {
  const id = newId();
  const { words, posts } = await writer.finish(pace);
  const { newestAt, oldestAt } = writer.times;
  await Promise.all([
    searchWords.in(ctx.db).insertOne({ _id: id, conversationId, ...words }),
    searchPosts.in(ctx.db).insertOne({ _id: id, conversationId, ...posts }),
  ]);
  return {
    id,
    from,
    to: from + writer.count - 1,
    isFull: writer.isFull,
    newestAt: new Date(newestAt),
    oldestAt: new Date(oldestAt),
  };
}

/** Removes segments that nothing refers to any more. */
export async function removeSegments(
  ctx: Context,
  conversationId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const these = { _id: { $in: [...ids] }, conversationId };
  await Promise.all([searchWords.in(ctx.db).deleteMany(these), searchPosts.in(ctx.db).deleteMany(these)]);
}
