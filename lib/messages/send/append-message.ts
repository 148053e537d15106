import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { claimInTurn, isDuplicate, isDuplicateWrite, refusedWrites } from '../../store/claim-next.ts';
import { type MessageDoc, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';
import { newestSeq } from './newest-seq.ts';
import { noteStoredMessage } from './stored-messages.ts';
import { newestKeys, noteStored } from './stored-seqs.ts';
import { newestRevision } from './write-message.ts';
import { followMessage } from './write-summaries.ts';

/** So many messages are stored together. */
const GROUP_MAX = 100;

/** A new message, which gets its numbers when it is stored. */
export type NewMessage = Omit<MessageDoc, 'seq' | 'revision' | 'revisions'>;

interface Waiting {
  readonly message: NewMessage;
  resolve(doc: MessageDoc): void;
  reject(error: unknown): void;
}

/** The group of each conversation that waits for its turn, and can still be joined. */
const openGroups = processState('groups of new messages', () => new Map<string, Waiting[]>());

/**
 * Stores a message under the conversation's next numbers and publishes it; the conversation's summary follows by itself.
 * Messages that wait for those before them are stored together by one insert, in the order of the calls. Resolves when it
 * is on disk and published; rejects as a duplicate of `clientId` when the sender has used it before.
 */
export function appendMessage(ctx: Context, message: NewMessage): Promise<MessageDoc> {
  const { conversationId } = message;
  return new Promise((resolve, reject) => {
    const open = openGroups(ctx);
    const joined = open.get(conversationId);
    if (joined !== undefined && joined.length < GROUP_MAX) {
      joined.push({ message, resolve, reject });
      return;
    }
    const group: Waiting[] = [{ message, resolve, reject }];
    open.set(conversationId, group);
    appendGroup(ctx, conversationId, group).catch((error: unknown) => {
      closeGroup(ctx, conversationId, group);
      // For those that were stored before it failed this changes nothing.
      for (const waiting of group) waiting.reject(error);
    });
  });
}

function closeGroup(ctx: Context, conversationId: string, group: readonly Waiting[]): void {
  if (openGroups(ctx).get(conversationId) === group) openGroups(ctx).delete(conversationId);
}

async function appendGroup(ctx: Context, conversationId: string, group: readonly Waiting[]): Promise<void> {
  const counter = newestKeys.revision(conversationId);
  await ctx.serialize(counter, async () => {
    closeGroup(ctx, conversationId, group);
    for (let done = 0; done < group.length; ) {
      const rest = group.slice(done);
      const stored = await claimInTurn(ctx, {
        counter,
        fields: ['seq', 'revisions'],
        above: 0,
        readNewest: () => newestRevision(ctx, conversationId),
        write: (revision) => insertSome(ctx, conversationId, rest, revision),
        numbers: (docs) => docs.length,
        publish: (docs) => publishAll(ctx, rest, docs),
      });
      // With none, the first was refused as sent before, and has its answer.
      done += Math.max(1, stored.length);
    }
  });
}

/** Inserts the first of these messages, as many as the store takes at once; none when the first was sent before. */
async function insertSome(
  ctx: Context,
  conversationId: string,
  waiting: readonly Waiting[],
  revision: number,
): Promise<MessageDoc[]> {
  const cacheKey = newestKeys.seq(conversationId);
  const newest = ctx.cache.get(cacheKey) ?? (await newestSeq(ctx, conversationId));
  ctx.cache.delete(cacheKey);
  const docs = waiting.map(({ message }, index) => ({
    ...message,
    seq: newest + 1 + index,
    revision: revision + index,
    revisions: [revision + index],
  }));
  const count = await insertInOrder(ctx, docs).catch((error: unknown) => {
    if (!isDuplicate(error, 'clientId')) throw error;
    waiting[0]?.reject(error);
    return 0;
  });
  if (count > 0) {
    ctx.cache.set(cacheKey, newest + count);
    noteStored(ctx, conversationId, newest + count);
  }
  return docs.slice(0, count);
}

/** Resolves to how many were inserted, at least one. */
async function insertInOrder(ctx: Context, docs: readonly MessageDoc[]): Promise<number> {
  const [first] = docs;
  if (docs.length > 1) {
    const count = await insertUntilRefused(ctx, docs);
    if (count > 0) return count;
  }
  // Alone, since only then the driver says which index refuses it.
  if (first) await messages.in(ctx.db).insertOne(first);
  return 1;
}

async function insertUntilRefused(ctx: Context, docs: readonly MessageDoc[]): Promise<number> {
  try {
    await messages.in(ctx.db).insertMany(docs, { ordered: true });
    return docs.length;
  } catch (error) {
    const [refused] = refusedWrites(error);
    if (!refused || !isDuplicateWrite(refused)) throw error;
    return refused.index;
  }
}

async function publishAll(
  ctx: Context,
  waiting: readonly Waiting[],
  docs: readonly MessageDoc[],
): Promise<void> {
  for (const [index, doc] of docs.entries()) {
    followMessage(ctx, { doc, isNew: true, endsMentions: false });
    await publishFact(ctx.bus, 'message', { event: 'message:created', message: toMessage(doc) });
    waiting[index]?.resolve(doc);
    noteStoredMessage(ctx, doc);
  }
}
