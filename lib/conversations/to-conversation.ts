import { type UserDoc, users } from '../accounts/users.ts';
import type { Context } from '../context/context.ts';
import { type Conversation, MEMBERS_SHOWN, type Member } from '../contract/conversations/conversation.ts';
import type { Message } from '../contract/conversations/message.ts';
import { mapInPieces } from '../process/pace.ts';
import { readAll } from '../store/read-all.ts';
import { AppError } from '../use-case/app-error.ts';
import type { ConversationDoc } from './conversations.ts';
import { BY_ID, type MemberSummary, memberId, members, withoutSteps } from './members.ts';
import { unreadOf } from './unread.ts';

interface Reader {
  readonly doc: ConversationDoc;
  readonly userId: string;
}

/** Conversations as `userId`, one of their members, sees them; one that they are no member of is left out. */
export async function toConversations(
  ctx: Context,
  docs: readonly ConversationDoc[],
  userId: string,
): Promise<Conversation[]> {
  const seen = await toConversationsFor(
    ctx,
    docs.map((doc) => ({ doc, userId })),
  );
  return seen.map(({ conversation }) => conversation);
}

/** One conversation as `userId` sees it. Throws `not_found` when they are no member. */
export async function toConversation(
  ctx: Context,
  doc: ConversationDoc,
  userId: string,
): Promise<Conversation> {
  const [conversation] = await toConversations(ctx, [doc], userId);
  if (!conversation) throw new AppError('not_found');
  return conversation;
}

/** Conversations, each as one of its members sees it: three reads for all of them. Who is no member gets none. */
export async function toConversationsFor(
  ctx: Context,
  readers: readonly Reader[],
): Promise<{ userId: string; conversation: Conversation }[]> {
  const ids = [...new Set(readers.map(({ doc }) => doc._id))];
  const [first, own] = await Promise.all([
    // The lowest free `place` is given first, so these are the first members.
    readAll(
      members
        .in(ctx.db)
        .find({ conversationId: { $in: ids }, place: { $lte: MEMBERS_SHOWN } }, { projection: withoutSteps }),
    ),
    readAll(
      members.in(ctx.db).find(
        {
          conversationId: { $in: ids },
          _id: { $in: readers.map(({ doc, userId }) => memberId(doc._id, userId)) },
        },
        { projection: withoutSteps, hint: BY_ID },
      ),
    ),
  ]);
  const shown = new Map<string, MemberSummary[]>();
  for (const member of first) {
    const together = shown.get(member.conversationId);
    if (together) together.push(member);
    else shown.set(member.conversationId, [member]);
  }
  const mine = new Map(own.map((member) => [member._id, member]));
  const names = await namesOf(ctx, [...first, ...own]);
  const seen = await mapInPieces(readers, ({ doc, userId }) => {
    const member = mine.get(memberId(doc._id, userId));
    if (!member) return null;
    const listed = withMyself(shown.get(doc._id) ?? [], member);
    const people = listed.map((each) => toMember(each, names, userId));
    return { userId, conversation: conversationOf(doc, member, people) };
  });
  return seen.filter((each) => each !== null);
}

function withMyself(first: readonly MemberSummary[], member: MemberSummary): MemberSummary[] {
  const others = first.filter((each) => each._id !== member._id).slice(0, MEMBERS_SHOWN - 1);
  return [...others, member].sort((a, b) => a.place - b.place);
}

export type Names = ReadonlyMap<string, Pick<UserDoc, 'username' | 'displayName' | 'settings'>>;

/** The names of members. */
export async function namesOf(ctx: Context, docs: readonly { readonly userId: string }[]): Promise<Names> {
  const ids = [...new Set(docs.map(({ userId }) => userId))];
  const people = await readAll(
    users
      .in(ctx.db)
      .find(
        { _id: { $in: ids } },
        { projection: { username: 1, displayName: 1, 'settings.hidePresence': 1 } },
      ),
  );
  return new Map(people.map((person) => [person._id, person]));
}

/**
 * A member as `readerId` sees them. What reached the devices of a person who hides their presence would reveal to others that
 * they are here: only what they read counts as delivered.
 */
export function toMember(doc: MemberSummary, names: Names, readerId: string): Member {
  const isHidden = doc.userId !== readerId && names.get(doc.userId)?.settings?.hidePresence === true;
  return {
    userId: doc.userId,
    role: doc.role,
    deliveredSeq: isHidden ? doc.readSeq : doc.deliveredSeq,
    readSeq: doc.readSeq,
    username: names.get(doc.userId)?.username ?? '',
    displayName: names.get(doc.userId)?.displayName ?? 'Someone who left',
  };
}

function conversationOf(doc: ConversationDoc, member: MemberSummary, shown: Member[]): Conversation {
  const { room } = doc;
  return {
    id: doc._id,
    kind: doc.kind,
    name: room?.name ?? null,
    slug: room?.slug ?? null,
    visibility: room?.visibility ?? null,
    topic: room?.topic ?? '',
    isAnnouncement: room?.isAnnouncement ?? false,
    archivedAt: room?.archivedAt?.toISOString() ?? null,
    members: shown,
    memberCount: doc.memberCount,
    isBlockedByMe: doc.blockedBy?.includes(member.userId) ?? false,
    myRole: member.role,
    notify: member.notify ?? (doc.kind === 'direct' ? 'all' : 'mentions'),
    mutedUntil: member.mutedUntil?.toISOString() ?? null,
    pinnedAt: member.pinnedAt?.toISOString() ?? null,
    lastMessage: doc.lastMessage && asToday(doc.lastMessage),
    lastSeq: doc.lastSeq,
    lastReadSeq: member.readSeq,
    unreadFromSeq: member.unreadFromSeq,
    ...unreadOf(doc, member),
    revision: doc.revision,
    version: doc.version,
    activityAt: doc.activityAt.toISOString(),
    createdAt: doc.createdAt.toISOString(),
  };
}

/** A message as it was stored with the conversation, perhaps before there were events, files and contacts. */
function asToday(message: Message): Message {
  return {
    ...message,
    event: message.event ?? null,
    files: message.files ?? [],
    contacts: message.contacts ?? [],
  };
}
