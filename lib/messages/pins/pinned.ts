import type { Context } from '../../context/context.ts';
import { PINS_MAX } from '../../contract/conversations/message-rules.ts';
import { readAll } from '../../store/read-all.ts';
import { type ListedMessage, listed, messages } from '../messages.ts';

const pinnedIn = (conversationId: string) => ({ conversationId, 'pinned.at': { $exists: true } });

/** How many messages of a conversation are pinned. */
export async function countPinned(ctx: Context, conversationId: string): Promise<number> {
  return await messages.in(ctx.db).countDocuments(pinnedIn(conversationId));
}

/** The pinned messages of a conversation, the one pinned last first. */
export async function readPinned(ctx: Context, conversationId: string): Promise<ListedMessage[]> {
  return await readAll(
    messages.in(ctx.db).find(pinnedIn(conversationId), {
      // Two processes that pin at once may exceed the limit by a few: none is left out.
      limit: 2 * PINS_MAX,
      sort: { 'pinned.at': -1 },
      projection: listed,
    }),
  );
}
