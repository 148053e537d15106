import type { Context } from '../context/context.ts';
import { readAll } from '../store/read-all.ts';
import { type ListedMessage, listed, messages } from './messages.ts';

interface ChangedSince {
  readonly conversationId: string;
  readonly since: number;
  /** At most so many are read. */
  readonly limit: number;
}

/**
 * The messages of a conversation that were stored or changed after number `since`, each once, as it is now, in the order
 * of these numbers; and whether there are more. One that changes while they are read moves to the end, where it is read
 * again: that one counts.
 */
export async function messagesChangedSince(
  ctx: Context,
  { conversationId, since, limit }: ChangedSince,
): Promise<{ readonly changed: ListedMessage[]; readonly hasMore: boolean }> {
  const read = await readAll(
    messages
      .in(ctx.db)
      .find(
        { conversationId, revision: { $gt: since } },
        { sort: { revision: 1 }, limit: limit + 1, projection: listed },
      ),
  );
  const page = read.slice(0, limit);
  const newest = new Map(page.map((doc) => [doc._id, doc.revision]));
  return {
    changed: page.filter(({ _id, revision }) => newest.get(_id) === revision),
    hasMore: read.length > limit,
  };
}
