import type { AnyBulkWriteOperation } from 'mongodb';
import type { Context } from '../../context/context.ts';
import { isUncounted } from '../../contract/conversations/message-rules.ts';
import type { ConversationDoc } from '../../conversations/conversations.ts';
import { positionUpdate } from '../../conversations/members/position-update.ts';
import { type MemberDoc, memberFilter } from '../../conversations/members.ts';
import {
  endedMentionUpdates,
  everyoneMentionUpdate,
  mentionUpdates,
} from '../../conversations/update-mentions.ts';
import { listed, messages } from '../messages.ts';
import { toMessage } from '../to-message.ts';
import type { MessageChange, SummaryChange } from './summary-change.ts';

/** How many numbers of undone messages and of events a conversation remembers, as they are never unread. */
const UNDONE_KEPT = 200;

type ConversationUpdate = AnyBulkWriteOperation<ConversationDoc>;

const isQuiet = ({ doc }: MessageChange) => isUncounted(toMessage(doc));
const bySeq = (a: MessageChange, b: MessageChange) => a.doc.seq - b.doc.seq;

/**
 * What changes of the members: the read position of whoever wrote, and whom messages mention. Harmless when repeated or
 * overtaken: nothing moves back.
 */
export function memberUpdates({ messages: changed }: SummaryChange): AnyBulkWriteOperation<MemberDoc>[] {
  const written = new Map<string, MessageChange['doc']>();
  const updates: AnyBulkWriteOperation<MemberDoc>[] = [];
  for (const { doc, isNew, endsMentions } of [...changed.values()].sort(bySeq)) {
    if (isNew && !doc.event) written.set(doc.senderId, doc);
    const { conversationId, seq, mentions, mentionGroup, senderId } = doc;
    const mentioned = { conversationId, seq, userIds: mentions.filter((userId) => userId !== senderId) };
    if (mentionGroup === 'all') updates.push(everyoneMentionUpdate({ conversationId, seq, senderId }));
    else {
      if (endsMentions) updates.push(...endedMentionUpdates(mentioned));
      updates.push(...mentionUpdates(mentioned));
    }
  }
  // Whoever writes has read what came before, and has their own message.
  const positions = [...written.values()].map(({ conversationId, senderId, seq, createdAt }) => {
    const writer = { ...memberFilter(conversationId, senderId), deliveredSeq: seq - 1 };
    return { updateOne: positionUpdate(writer, 'read', { seq, at: createdAt }) };
  });
  return [...positions, ...updates];
}

/** What changes of the conversation before its numbers do. Harmless when repeated. */
export async function detailUpdates(
  ctx: Context,
  { messages: changed }: SummaryChange,
): Promise<ConversationUpdate[]> {
  const updates: ConversationUpdate[] = [];
  for (const change of changed.values()) {
    if (isQuiet(change)) updates.push(...(await uncountedUpdates(ctx, change)));
    else if (!change.isNew || change.endsMentions) updates.push(lastMessageUpdate(change));
  }
  return updates;
}

/** A message that is shown as the last one looks as it does now. */
function lastMessageUpdate({ doc }: MessageChange): ConversationUpdate {
  const { _id: id, conversationId, revision } = doc;
  return {
    updateOne: {
      filter: { _id: conversationId, 'lastMessage.id': id, 'lastMessage.revision': { $lt: revision } },
      update: { $set: { lastMessage: toMessage(doc) } },
    },
  };
}

/** An undone message or an event does not count as unread, and the one before it is the last one. */
async function uncountedUpdates(ctx: Context, { doc }: MessageChange): Promise<ConversationUpdate[]> {
  const { _id: id, conversationId, seq } = doc;
  const before = await messages
    .in(ctx.db)
    .findOne(
      { conversationId, seq: { $lt: seq }, isUndone: false, event: null },
      { sort: { seq: -1 }, projection: listed },
    );
  return [
    {
      updateOne: {
        filter: { _id: conversationId, undoneSeqs: { $ne: seq } },
        update: { $push: { undoneSeqs: { $each: [seq], $sort: 1, $slice: -UNDONE_KEPT } } },
      },
    },
    {
      updateOne: {
        filter: { _id: conversationId, 'lastMessage.id': id },
        update: { $set: { lastMessage: before && toMessage(before) } },
      },
    },
  ];
}

/** Up to where a summary shows everything. */
export interface SummaryState {
  readonly revision: number;
  readonly lastSeq: number;
}

/**
 * The conversation's numbers, written last: whoever reads `revision` can rely on the summary showing everything up to it.
 * It applies only on top of the number before, so that no change of another process is passed over.
 */
export function numbersUpdate(
  conversationId: string,
  { to, messages: changed }: SummaryChange,
  onTopOf: SummaryState,
): ConversationUpdate {
  const created = [...changed.values()]
    .filter(({ isNew, doc }) => isNew && doc.seq > onTopOf.lastSeq)
    .sort(bySeq);
  const last = created.at(-1)?.doc;
  const shown = created.filter((change) => !isQuiet(change)).at(-1)?.doc;
  return {
    updateOne: {
      filter: { _id: conversationId, revision: onTopOf.revision },
      update: {
        $set: { revision: to, ...(shown ? { lastMessage: toMessage(shown) } : {}) },
        ...(last ? { $max: { lastSeq: last.seq, activityAt: last.createdAt } } : {}),
      },
    },
  };
}
