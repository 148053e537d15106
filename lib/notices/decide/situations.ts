import { blockId, blocks } from '../../accounts/blocks/blocks.ts';
import { devicesOf, type PushDevice } from '../../accounts/push/subscriptions.ts';
import { type UserDoc, users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { decideNotice, type NoticeDecision } from '../../contract/notices/decide-notice.ts';
import { type ConversationDoc, conversations } from '../../conversations/conversations.ts';
import { BY_ID, type MemberDoc, memberId, members } from '../../conversations/members.ts';
import type { MessageDoc } from '../../messages/messages.ts';
import { type DevicesInUse, readDevicesInUse } from '../../presence/active-devices.ts';
import { readAll } from '../../store/read-all.ts';

/** Of a message, what notices need. */
export type NoticedMessage = Pick<
  MessageDoc,
  | '_id'
  | 'conversationId'
  | 'seq'
  | 'senderId'
  | 'body'
  | 'files'
  | 'contacts'
  | 'mentions'
  | 'mentionGroup'
  | 'event'
  | 'deletedAt'
  | 'isUndone'
>;

/** One person who may have to be notified of a message. */
export interface Candidate {
  readonly message: NoticedMessage;
  readonly userId: string;
  /** Who wrote the message that this one answers. */
  readonly answersUserId: string | null;
  readonly isUrgent: boolean;
  /** Since when it waits. */
  readonly since: Date;
}

/** How things are for a candidate: read from the store just now. */
export interface Situation<C extends Candidate> {
  readonly candidate: C;
  readonly decision: NoticeDecision;
  readonly conversation: Conversation;
  readonly member: Member;
  readonly senderName: string;
  readonly timeZone: string | null;
  /** Their devices that take pushes, and whether a page is in view on each. */
  readonly devices: readonly (PushDevice & { readonly isInView: boolean })[];
}

type Conversation = Pick<ConversationDoc, '_id' | 'kind' | 'room' | 'blockedBy' | 'lastSeq' | 'undoneSeqs'>;
type Member = Pick<MemberDoc, '_id' | 'notify' | 'mutedUntil' | 'readSeq' | 'unreadFromSeq' | 'mentionSeqs'>;
type Person = Pick<UserDoc, '_id' | 'displayName' | 'settings' | 'timeZone' | 'browserTimeZone' | 'state'>;

const FORMER = 'Former member';

/** What is read once for all candidates, however many: what it says of one does not depend on the others. */
export interface Surroundings {
  readonly devicesInUse: DevicesInUse;
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** The blocks of and against those who wrote the messages, by {@link blockId}. */
  readonly blocked: ReadonlySet<string>;
}

export async function readSurroundings(
  ctx: Context,
  candidates: readonly Candidate[],
): Promise<Surroundings> {
  return {
    // With other processes it takes the time in which they answer.
    devicesInUse: await readDevicesInUse(ctx, [...new Set(candidates.map(({ userId }) => userId))]),
    conversations: await readConversations(ctx, candidates),
    blocked: await readBlocks(ctx, candidates),
  };
}

/**
 * Decides for each of these candidates, by a few reads for all of them. Left out are those who are no members, and those
 * without a device that takes pushes, for whom there is nothing to do.
 */
export async function readSituations<C extends Candidate>(
  ctx: Context,
  candidates: readonly C[],
  { devicesInUse, conversations: talks, blocked }: Surroundings,
): Promise<Situation<C>[]> {
  const userIds = [...new Set(candidates.map(({ userId }) => userId))];
  const devices = new Map<string, PushDevice[]>();
  for (const device of await devicesOf(ctx, userIds))
    devices.set(device.userId, [...(devices.get(device.userId) ?? []), device]);
  const left = candidates.filter(({ userId }) => devices.has(userId));
  if (left.length === 0) return [];
  // One after the other: a message that is being stored waits behind one of them at most.
  const joined = await readMembers(ctx, left);
  const people = await readPeople(ctx, left);
  const now = ctx.now();
  return left.flatMap((candidate): Situation<C>[] => {
    const { message, userId } = candidate;
    const member = joined.get(memberId(message.conversationId, userId));
    const conversation = talks.get(message.conversationId);
    if (!member || !conversation || conversation.room?.deletedAt) return [];
    const person = people.get(userId);
    if (person === undefined || person.state !== undefined) return [];
    const ownInUse = devicesInUse.get(userId) ?? new Map<string, boolean>();
    const own = (devices.get(userId) ?? []).map((device) => ({
      ...device,
      // A program shows nothing by itself.
      isInView: device.kind === 'session' && ownInUse.get(device.id) === true,
    }));
    const decision = decideNotice(
      {
        userId,
        kind: conversation.kind,
        notify: member.notify ?? (conversation.kind === 'direct' ? 'all' : 'mentions'),
        mutedUntil: member.mutedUntil,
        readSeq: member.readSeq,
        isBlocked:
          (conversation.blockedBy ?? []).length > 0 ||
          blocked.has(blockId(userId, message.senderId)) ||
          blocked.has(blockId(message.senderId, userId)),
      },
      {
        seq: message.seq,
        senderId: message.senderId,
        mentions: message.mentions,
        mentionGroup: message.mentionGroup,
        answersUserId: candidate.answersUserId,
        isEvent: message.event != null,
        isDeleted: message.deletedAt !== null || message.isUndone,
        isUrgent: candidate.isUrgent,
      },
      { isOpen: false, isActive: waitsForAnother(own, ownInUse) },
      { quietHours: person.settings?.quietHours ?? null },
      { now, waitedMs: now.getTime() - candidate.since.getTime() },
    );
    return [
      {
        candidate,
        decision,
        conversation,
        member,
        senderName: people.get(message.senderId)?.displayName ?? FORMER,
        timeZone: person.timeZone ?? person.browserTimeZone ?? null,
        devices: own,
      },
    ];
  });
}

/** Whether one device is in use and another one, not in view, would be woken. */
function waitsForAnother(
  devices: Situation<Candidate>['devices'],
  inUse: ReadonlyMap<string, boolean>,
): boolean {
  const woken = devices.filter(({ isInView }) => !isInView);
  return [...inUse.keys()].some((id) => woken.some((device) => device.id !== id));
}

async function readMembers(ctx: Context, candidates: readonly Candidate[]): Promise<Map<string, Member>> {
  const ids = [...new Set(candidates.map(({ message, userId }) => memberId(message.conversationId, userId)))];
  const conversationIds = [...new Set(candidates.map(({ message }) => message.conversationId))];
  const found = await readAll(
    members.in(ctx.db).find(
      { conversationId: { $in: conversationIds }, _id: { $in: ids } },
      {
        projection: { notify: 1, mutedUntil: 1, readSeq: 1, unreadFromSeq: 1, mentionSeqs: 1 },
        hint: BY_ID,
      },
    ),
  );
  return new Map(found.map((member) => [member._id, member]));
}

async function readPeople(ctx: Context, candidates: readonly Candidate[]): Promise<Map<string, Person>> {
  const ids = new Set(candidates.flatMap(({ message, userId }) => [message.senderId, userId]));
  const found = await readAll(
    users.in(ctx.db).find(
      { _id: { $in: [...ids] } },
      {
        projection: {
          displayName: 1,
          'settings.quietHours': 1,
          timeZone: 1,
          browserTimeZone: 1,
          state: 1,
        },
      },
    ),
  );
  return new Map(found.map((person) => [person._id, person]));
}

async function readConversations(
  ctx: Context,
  candidates: readonly Candidate[],
): Promise<Map<string, Conversation>> {
  const ids = new Set(candidates.map(({ message }) => message.conversationId));
  const found = await conversations
    .in(ctx.db)
    .find(
      { _id: { $in: [...ids] } },
      {
        projection: { kind: 1, 'room.name': 1, 'room.deletedAt': 1, blockedBy: 1, lastSeq: 1, undoneSeqs: 1 },
      },
    )
    .toArray();
  return new Map(found.map((conversation) => [conversation._id, conversation]));
}

/** Of everyone who wrote one of the messages, whom they block and who blocks them: mostly nobody. */
async function readBlocks(ctx: Context, candidates: readonly Candidate[]): Promise<Set<string>> {
  const senderIds = [...new Set(candidates.map(({ message }) => message.senderId))];
  const withThem = { $or: [{ userId: { $in: senderIds } }, { blockedId: { $in: senderIds } }] };
  const found = await readAll(blocks.in(ctx.db).find(withThem, { projection: { _id: 1 } }));
  return new Set(found.map(({ _id }) => _id));
}
