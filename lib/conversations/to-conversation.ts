import { users } from '../accounts/users.ts';
import type { Context } from '../context.ts';
import type { Conversation } from '../contract/conversation.ts';
import type { ConversationDoc } from './conversations.ts';

/** Conversations as `userId`, one of their members, sees them: with names, and the unread count from its own mark. */
export async function toConversations(
  ctx: Context,
  docs: readonly ConversationDoc[],
  userId: string,
): Promise<Conversation[]> {
  const memberIds = [...new Set(docs.flatMap((doc) => doc.members.map((member) => member.userId)))];
  const people = await users
    .in(ctx.db)
    .find({ _id: { $in: memberIds } }, { projection: { username: 1, displayName: 1 } })
    .toArray();
  const names = new Map(people.map((person) => [person._id, person]));
  return docs.map((doc) => toConversation(doc, userId, names));
}

type Names = ReadonlyMap<string, { readonly username: string; readonly displayName: string }>;

function toConversation(doc: ConversationDoc, userId: string, names: Names): Conversation {
  const lastReadSeq = doc.members.find((member) => member.userId === userId)?.readSeq ?? 0;
  return {
    id: doc._id,
    kind: doc.kind,
    name: null,
    slug: null,
    visibility: null,
    topic: '',
    isAnnouncement: false,
    archivedAt: null,
    members: doc.members.map((member) => ({
      userId: member.userId,
      role: member.role,
      deliveredSeq: member.deliveredSeq,
      readSeq: member.readSeq,
      username: names.get(member.userId)?.username ?? '',
      displayName: names.get(member.userId)?.displayName ?? 'Somebody who left',
    })),
    memberCount: doc.members.length,
    myRole: doc.members.find((member) => member.userId === userId)?.role ?? 'member',
    notify: 'all',
    mutedUntil: null,
    lastMessage: doc.lastMessage,
    lastSeq: doc.lastSeq,
    lastReadSeq,
    unreadFromSeq: null,
    mentionCount: 0,
    undoneSeqs: [],
    version: 0,
    unreadCount: Math.max(0, doc.lastSeq - lastReadSeq),
    revision: doc.revision,
    activityAt: doc.activityAt.toISOString(),
    createdAt: doc.createdAt.toISOString(),
  };
}
