import type { Context } from '../../context/context.ts';
import { messages } from '../../messages/messages.ts';
import { newestSeq } from '../../messages/send/newest-seq.ts';
import { newestRevision } from '../../messages/send/write-message.ts';
import { SEGMENT_MAX } from '../segments/segment-writer.ts';
import type { SearchHeadDoc, SegmentRef } from '../segments/segments.ts';
import { buildSegments, removeSegments } from './build-segments.ts';
import type { Indexing } from './indexing.ts';
import { changeHead, HeadLost, ownHead, releaseHead } from './own-head.ts';
import { tailToJoin } from './tail-to-join.ts';

/** So many changes are taken in by one step. */
const CHANGES_MAX = 10_000;

/**
 * Brings the index of a conversation up to its newest change. Resolves to whether it did: another process may be at work on
 * it. What a crash cuts off leaves the index as it was after the last step.
 */
export async function indexConversation(
  ctx: Context,
  conversationId: string,
  indexing: Indexing,
): Promise<boolean> {
  let head = await ownHead(ctx, conversationId);
  if (head === null) return false;
  try {
    for (;;) {
      const next: SearchHeadDoc | null = head.isComplete
        ? await takeChanges(ctx, head, indexing)
        : await takeOldMessages(ctx, head, indexing);
      if (next === null) break;
      indexing.noteIndexed?.(next.toSeq - head.toSeq);
      head = next;
    }
    await releaseHead(ctx, head);
    return true;
  } catch (error) {
    if (error instanceof HeadLost) return false;
    throw error;
  }
}

/**
 * Indexes the next messages of a conversation that was not indexed yet. The revision is that from before the first of
 * them was read: a message that changes meanwhile has a higher one.
 */
async function takeOldMessages(
  ctx: Context,
  head: SearchHeadDoc,
  indexing: Indexing,
): Promise<SearchHeadDoc> {
  const isFirst = head.toSeq === 0;
  const toRevision = isFirst ? await newestRevision(ctx, head._id) : head.toRevision;
  const newest = await newestSeq(ctx, head._id);
  const to = Math.min(newest, head.toSeq + (indexing.segmentMax ?? SEGMENT_MAX));
  const range = { conversationId: head._id, from: head.toSeq + 1, to };
  const added = newest === 0 ? [] : await buildSegments(ctx, range, indexing);
  return await replaceSegments(ctx, head, {
    removed: [],
    added,
    set: { toRevision, toSeq: to, isComplete: to >= newest },
  });
}

/** Indexes what was stored and changed since. Null when there is nothing. */
async function takeChanges(
  ctx: Context,
  head: SearchHeadDoc,
  indexing: Indexing,
): Promise<SearchHeadDoc | null> {
  const changed = await messages
    .in(ctx.db)
    .find(
      { conversationId: head._id, revision: { $gt: head.toRevision } },
      {
        sort: { revision: 1 },
        limit: indexing.changesMax ?? CHANGES_MAX,
        projection: { seq: 1, revision: 1, editedAt: 1, deletedAt: 1 },
      },
    )
    .toArray();
  const toRevision = changed.at(-1)?.revision;
  if (toRevision === undefined) return null;
  const toSeq = Math.max(head.toSeq, ...changed.map(({ seq }) => seq));
  // Reactions change a message, too, but nothing of its text.
  const rewritten = changed.filter(
    ({ seq, editedAt, deletedAt }) => seq <= head.toSeq && (editedAt !== null || deletedAt !== null),
  );
  let current = await rebuild(
    ctx,
    head,
    rewritten.map(({ seq }) => seq),
    indexing,
  );
  if (toSeq > head.toSeq) {
    const joined = tailToJoin(current.segments, toSeq - head.toSeq, indexing.segmentMax);
    const from = joined[0]?.from ?? head.toSeq + 1;
    const added = await buildSegments(ctx, { conversationId: head._id, from, to: toSeq }, indexing);
    current = await replaceSegments(ctx, current, { removed: joined, added, set: { toSeq, toRevision } });
  } else current = await changeHead(ctx, current, { toRevision });
  return current;
}

/** Builds the segments of these messages again, one after the other. */
async function rebuild(
  ctx: Context,
  head: SearchHeadDoc,
  seqs: readonly number[],
  indexing: Indexing,
): Promise<SearchHeadDoc> {
  const affected = head.segments.filter(({ from, to }) => seqs.some((seq) => seq >= from && seq <= to));
  let current = head;
  for (const segment of affected) {
    const { from, to } = segment;
    const added = await buildSegments(ctx, { conversationId: head._id, from, to }, indexing);
    current = await replaceSegments(ctx, current, { removed: [segment], added, set: {} });
  }
  return current;
}

interface Replacement {
  readonly removed: readonly SegmentRef[];
  readonly added: readonly SegmentRef[];
  readonly set: Partial<Pick<SearchHeadDoc, 'toRevision' | 'toSeq' | 'isComplete'>>;
}

/** One write lets the head refer to other segments. Those that it referred to before are removed after it. */
async function replaceSegments(
  ctx: Context,
  head: SearchHeadDoc,
  { removed, added, set }: Replacement,
): Promise<SearchHeadDoc> {
  const gone = new Set(removed.map(({ id }) => id));
  const segments = [...head.segments.filter(({ id }) => !gone.has(id)), ...added].sort(
    (a, b) => a.from - b.from,
  );
  try {
    const changed = await changeHead(ctx, head, { ...set, segments });
    await removeSegments(ctx, head._id, [...gone]);
    return changed;
  } catch (error) {
    if (error instanceof HeadLost) {
      await removeSegments(
        ctx,
        head._id,
        added.map(({ id }) => id),
      );
    }
    throw error;
  }
}
