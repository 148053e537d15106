import { takesPushes } from '../../accounts/push/push-users.ts';
import type { Context } from '../../context/context.ts';
import { conversations } from '../../conversations/conversations.ts';
import { type MemberDoc, members } from '../../conversations/members.ts';
import { type MessageDoc, messages } from '../../messages/messages.ts';
import { readAll } from '../../store/read-all.ts';
import type { Candidate } from './situations.ts';

/** So many members are read at a time: a message that is being stored meanwhile does not wait for all of a large room. */
const READ_AT_ONCE = 20;

/**
 * Whom new messages may notify: the other person of a direct conversation; in a room whom they mention or answer, and who has
 * chosen all messages; all of them for `@all`. Only of those who take pushes.
 */
export async function candidatesOf(ctx: Context, docs: readonly MessageDoc[]): Promise<Candidate[]> {
  const written = docs.filter(({ event, deletedAt }) => event == null && deletedAt === null);
  if (written.length === 0) return [];
  const toEveryone = written.filter(({ mentionGroup }) => mentionGroup === 'all');
  const [senders, chosen, everyone] = await Promise.all([
    answeredSenders(ctx, written),
    listeners(ctx, written),
    membersOf(ctx, toEveryone),
  ]);
  const since = ctx.now();
  return written.flatMap((message) => {
    const answersUserId = senders.get(message.replyToId ?? '') ?? null;
    const named = new Set([...message.mentions, ...(answersUserId === null ? [] : [answersUserId])]);
    for (const userId of chosen.get(message.conversationId) ?? []) named.add(userId);
    if (message.mentionGroup === 'all')
      for (const userId of everyone.get(message.conversationId) ?? []) named.add(userId);
    return [...named]
      .filter((userId) => userId !== message.senderId && takesPushes(ctx, userId))
      .map((userId) => ({ message, userId, answersUserId, isUrgent: false, since }));
  });
}

/** Who wrote the messages that these answer, by the ids of the answered ones. */
async function answeredSenders(ctx: Context, docs: readonly MessageDoc[]): Promise<Map<string, string>> {
  const ids = docs.flatMap(({ replyToId }) => replyToId ?? []);
  if (ids.length === 0) return new Map();
  const found = await messages
    .in(ctx.db)
    .find({ _id: { $in: ids } }, { projection: { senderId: 1 } })
    .toArray();
  return new Map(found.map(({ _id, senderId }) => [_id, senderId]));
}

/** By conversation, those whom every message concerns: both people of a direct one, and who has chosen all messages. */
async function listeners(ctx: Context, docs: readonly MessageDoc[]): Promise<Map<string, string[]>> {
  const ids = conversationIdsOf(docs);
  const [directs, choosers] = await Promise.all([
    conversations
      .in(ctx.db)
      .find({ _id: { $in: ids }, kind: 'direct' }, { projection: { pair: 1 } })
      .toArray(),
    readAll(
      members
        .in(ctx.db)
        .find(
          { conversationId: { $in: ids }, notify: 'all' },
          { projection: { conversationId: 1, userId: 1 }, batchSize: READ_AT_ONCE },
        ),
    ),
  ]);
  const found = new Map(directs.map(({ _id, pair = '' }) => [_id, pair.split('|')]));
  return gathered(choosers, found);
}

/** By conversation, its members. */
async function membersOf(ctx: Context, docs: readonly MessageDoc[]): Promise<Map<string, string[]>> {
  const ids = conversationIdsOf(docs);
  if (ids.length === 0) return new Map();
  return gathered(
    await readAll(
      members
        .in(ctx.db)
        .find(
          { conversationId: { $in: ids } },
          { projection: { conversationId: 1, userId: 1 }, batchSize: READ_AT_ONCE },
        ),
    ),
  );
}

function gathered(
  found: readonly Pick<MemberDoc, 'conversationId' | 'userId'>[],
  by = new Map<string, string[]>(),
): Map<string, string[]> {
  for (const { conversationId, userId } of found)
    by.set(conversationId, by.get(conversationId) ?? [])
      .get(conversationId)
      ?.push(userId);
  return by;
}

function conversationIdsOf(docs: readonly MessageDoc[]): string[] {
  return [...new Set(docs.map(({ conversationId }) => conversationId))];
}
