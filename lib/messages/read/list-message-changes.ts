import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';
import { requireMember } from '../../conversations/require-member.ts';
import type { Caller } from '../../use-case/caller.ts';
import { messagesChangedSince } from '../changed-since.ts';
import type { ListedMessage } from '../messages.ts';
import { newestRevision } from '../send/write-message.ts';
import { toMessage } from '../to-message.ts';

interface ListMessageChanges {
  readonly conversationId: string;
  readonly since: number;
  readonly limit?: number | undefined;
}

interface MessageChanges {
  items: Message[];
  revision: number;
  hasMore: boolean;
}

const DEFAULT_LIMIT = 200;

/** Each message created, edited, deleted or reacted to after number `since`, once, as it is now, in that order. */
export async function listMessageChanges(
  ctx: Context,
  caller: Caller,
  { conversationId, since, limit = DEFAULT_LIMIT }: ListMessageChanges,
): Promise<MessageChanges> {
  await requireMember(ctx, caller, conversationId);
  const { changed, hasMore } = await messagesChangedSince(ctx, { conversationId, since, limit });
  // The newest is read after the page: what was stored in between is not in the page, so it must not be passed over.
  const revision = changed.at(-1)?.revision ?? Math.min(since, await newestRevision(ctx, conversationId));
  return { items: changed.map(toMessage), revision, hasMore };
}

/**
 * What a live feed missed after number `since`: new messages first, in `seq` order, then the changed ones. Null when there is
 * more than `limit`.
 */
export async function listMissedMessages(
  ctx: Context,
  missed: { readonly conversationId: string; readonly since: number; readonly limit: number },
): Promise<{ event: 'message:created' | 'message:updated' | 'message:deleted'; message: Message }[] | null> {
  const { changed: docs, hasMore } = await messagesChangedSince(ctx, missed);
  if (hasMore) return null;
  const isNew = (doc: ListedMessage) => (doc.revisions[0] ?? 0) > missed.since;
  const created = docs.filter(isNew).sort((a, b) => a.seq - b.seq);
  const changed = docs.filter((doc) => !isNew(doc));
  return [
    ...created.map((doc) => ({ event: 'message:created' as const, message: toMessage(doc) })),
    ...changed.map((doc) => ({
      event: doc.deletedAt ? ('message:deleted' as const) : ('message:updated' as const),
      message: toMessage(doc),
    })),
  ];
}
