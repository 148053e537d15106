import type { Context } from '../context/context.ts';
import type { Message } from '../contract/conversations/message.ts';
import { type ConversationDoc, conversations } from '../conversations/conversations.ts';
import { members, newMember } from '../conversations/members.ts';
import { blocksOf } from '../store/blocks-of.ts';
import { isDuplicate } from '../store/claim-next.ts';
import { upgradeOnce } from '../store/upgrade-once.ts';
import { messages } from './messages.ts';

const AT_ONCE = 2_000;

/** A conversation as the first release stored it: only direct ones, with both members in it. */
interface FirstConversation extends Omit<ConversationDoc, 'memberCount' | 'version' | 'undoneSeqs'> {
  members: { userId: string; role: 'member'; deliveredSeq: number; readSeq: number }[];
}

/** Before anything is served: gives members documents of their own, and messages what they did not have before. */
export async function upgradeConversations(ctx: Context): Promise<void> {
  await upgradeOnce(ctx.db, 'members-of-their-own', async () => {
    await upgradeMessages(ctx);
    const first = ctx.db
      .collection<FirstConversation>(conversations.name)
      .find({ memberCount: { $exists: false } });
    for await (const doc of first) await upgradeConversation(ctx, doc);
  });
}

/** In pieces, each of them within the deadline of a call. */
async function upgradeMessages(ctx: Context): Promise<void> {
  const old = { mentions: { $exists: false } };
  let done = 0;
  const block = { size: AT_ONCE, projection: { _id: 1 } };
  for await (const found of blocksOf(messages.in(ctx.db), old, block)) {
    const ids = found.map(({ _id }) => _id);
    await messages
      .in(ctx.db)
      .updateMany(
        { ...old, _id: { $in: ids } },
        { $set: { mentions: [], earlier: [], versions: 0, isUndone: false } },
      );
    done += found.length;
    ctx.log.info({ done }, 'the messages of the first release are being brought up to date');
  }
}

async function upgradeConversation(ctx: Context, doc: FirstConversation): Promise<void> {
  for (const [index, member] of doc.members.entries()) {
    await addMember(ctx, doc, member, index + 1);
  }
  await ctx.db.collection(conversations.name).updateOne(
    { _id: doc._id as never },
    {
      $set: {
        memberCount: doc.members.length,
        version: 1,
        undoneSeqs: [],
        lastMessage: doc.lastMessage && asToday(doc.lastMessage),
      },
      $unset: { members: '' },
    },
  );
}

async function addMember(
  ctx: Context,
  { _id: conversationId, createdAt: joinedAt }: FirstConversation,
  { userId, role, deliveredSeq, readSeq }: FirstConversation['members'][number],
  place: number,
): Promise<void> {
  const member = newMember(conversationId, userId, { role, place, seq: 0, joinedAt });
  try {
    await members.in(ctx.db).insertOne({ ...member, deliveredSeq, readSeq });
  } catch (error) {
    // Another process, or a start that was stopped, has done it.
    if (!isDuplicate(error, '_id')) throw error;
  }
}

function asToday(message: Message): Message {
  return { ...message, mentions: [], versions: 0, isUndone: false };
}
