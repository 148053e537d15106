import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { newId } from '../../contract/values/new-id.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { knownIndexes } from '../segments/known-indexes.ts';
import { type SearchHeadDoc, searchHeads, searchPosts, searchWords } from '../segments/segments.ts';
import { removeSegments } from './build-segments.ts';

/** For so long others leave a conversation alone that a process works on, in milliseconds; each step of it says so again. */
const OWNED_MS = 60_000;

/** The name under which this process works. */
const ownId = processState('search-indexer-id', () => newId());

/** Says that another process took the conversation over: what was built is thrown away. */
export class HeadLost extends Error {
  override readonly name = 'HeadLost';
}

/**
 * Takes the index of a conversation for this process, and clears up what a process that was ended left behind. Null while
 * another one works on it.
 */
export async function ownHead(ctx: Context, conversationId: string): Promise<SearchHeadDoc | null> {
  const now = ctx.now();
  const before =
    (await searchHeads.in(ctx.db).findOne({ _id: conversationId })) ?? (await newHead(ctx, conversationId));
  if (before.ownerId !== null && before.ownerId !== ownId(ctx) && before.ownedUntil > now) return null;
  // Listed before the head is taken: what a slow process adds to them later is refused by the new version.
  const stored = before.ownerId === null ? [] : await storedIds(ctx, conversationId);
  const owned = await writeHead(ctx, before, { ownerId: ownId(ctx), ownedUntil: until(now) });
  if (!owned) return null;
  const used = new Set(owned.segments.map(({ id }) => id));
  await removeSegments(
    ctx,
    conversationId,
    stored.filter((id) => !used.has(id)),
  );
  return owned;
}

/** Changes a head that this process owns, and goes on owning it. Throws {@link HeadLost}. */
export async function changeHead(
  ctx: Context,
  head: SearchHeadDoc,
  set: Partial<Pick<SearchHeadDoc, 'toRevision' | 'toSeq' | 'isComplete' | 'segments'>>,
): Promise<SearchHeadDoc> {
  const changed = await writeHead(ctx, head, { ...set, ownedUntil: until(ctx.now()) });
  if (!changed) throw new HeadLost();
  return changed;
}

/** Lets others work on it. */
export async function releaseHead(ctx: Context, head: SearchHeadDoc): Promise<void> {
  await writeHead(ctx, head, { ownerId: null });
}

/** Changes a head if it is still as it was read. Null when it is not. */
async function writeHead(
  ctx: Context,
  { _id, version }: SearchHeadDoc,
  set: Partial<SearchHeadDoc>,
): Promise<SearchHeadDoc | null> {
  try {
    return await searchHeads
      .in(ctx.db)
      .findOneAndUpdate({ _id, version }, { $set: set, $inc: { version: 1 } }, { returnDocument: 'after' });
  } finally {
    // Whoever has read it before this does not note it any more.
    knownIndexes(ctx)?.forget(_id);
  }
}

async function newHead(ctx: Context, conversationId: string): Promise<SearchHeadDoc> {
  const head: SearchHeadDoc = {
    _id: conversationId,
    version: 1,
    toRevision: 0,
    toSeq: 0,
    isComplete: false,
    segments: [],
    ownerId: null,
    ownedUntil: ctx.now(),
  };
  try {
    await searchHeads.in(ctx.db).insertOne(head);
  } catch (error) {
    // Another process made it at the same moment, and owns it now or in a moment.
    if (!isDuplicate(error, '_id')) throw error;
  }
  knownIndexes(ctx)?.forget(conversationId);
  return head;
}

async function storedIds(ctx: Context, conversationId: string): Promise<string[]> {
  const projection = { _id: 1 } as const;
  const found = await Promise.all([
    searchWords.in(ctx.db).find({ conversationId }, { projection }).toArray(),
    searchPosts.in(ctx.db).find({ conversationId }, { projection }).toArray(),
  ]);
  return [...new Set(found.flat().map(({ _id }) => _id))];
}

const until = (now: Date) => new Date(now.getTime() + OWNED_MS);
