import type { Person } from '../../../lib/contract/accounts/account.ts';
import type { Conversation, Member } from '../../../lib/contract/conversations/conversation.ts';
import { isMentioned } from '../../../lib/contract/conversations/mention-groups.ts';
import type { Message } from '../../../lib/contract/conversations/message.ts';
import { isUncounted } from '../../../lib/contract/conversations/message-rules.ts';
import { byPin } from '../../../lib/contract/conversations/pin-order.ts';
import type { ServerEventPayload } from '../../../lib/contract/events.ts';

/** The conversations of this person: what they pinned, then newest activity first. Unread counts come from positions, so they cannot drift. */
export interface ConversationList {
  readonly byId: ReadonlyMap<string, Conversation>;
  readonly ordered: readonly Conversation[];
  /** Conversations left or lost: a late fact must not bring them back. */
  readonly removed: ReadonlyMap<string, Removal>;
}

/** A membership that ended. */
export interface Removal {
  /** The version of the conversation then. */
  readonly version: number;
  /** Who ended it; null when that is not known. */
  readonly byUserId: string | null;
}

export const emptyConversationList: ConversationList = {
  byId: new Map(),
  ordered: [],
  removed: new Map(),
};

/** Applies conversations as the server emitted or listed them; each number only ever grows. */
export function applyConversations(
  list: ConversationList,
  conversations: readonly Conversation[],
): ConversationList {
  const byId = new Map(list.byId);
  const removed = new Map(list.removed);
  for (const conversation of conversations) {
    const goneAt = removed.get(conversation.id)?.version;
    if (goneAt !== undefined && conversation.version <= goneAt) continue;
    removed.delete(conversation.id);
    const held = byId.get(conversation.id);
    byId.set(conversation.id, held ? join(held, conversation) : derive(conversation));
  }
  return arrange(byId, removed);
}

/**
 * Applies a message to its conversation's summary; `before` is how the page knew it, if it did. A conversation that is not
 * listed yet stays unlisted: ask for it.
 */
export function applyMessage(
  list: ConversationList,
  message: Message,
  { meId, before }: { readonly meId: string; readonly before?: Message | undefined },
): ConversationList {
  const held = list.byId.get(message.conversationId);
  if (!held) return list;
  const mentions = mentionChange(held, message, before, meId);
  if (mentions === 0 && knows(held, message)) return list;
  // Who writes has read what comes before; the server moves the positions in the same way.
  const positions = { deliveredSeq: message.seq, readSeq: message.seq };
  const isWritten = message.event === null;
  const readSeq = isWritten && message.senderId === meId ? message.seq : 0;
  const isNewMention =
    message.seq > held.lastSeq && isMentioned(message, meId) && !isUncounted(message) && readSeq === 0;
  const next = derive({
    ...held,
    members: held.members.map((member) =>
      isWritten && member.userId === message.senderId ? raise(member, positions) : member,
    ),
    lastMessage: isWritten ? newerMessage(held.lastMessage, message, held.undoneSeqs) : held.lastMessage,
    lastSeq: Math.max(held.lastSeq, message.seq),
    lastReadSeq: Math.max(held.lastReadSeq, readSeq),
    undoneSeqs: withUndone(held.undoneSeqs, message),
    mentionCount: held.mentionCount + (isNewMention ? 1 : mentions),
    revision: Math.max(held.revision, message.revision),
    activityAt: message.seq > held.lastSeq ? message.createdAt : held.activityAt,
  });
  return arrange(new Map(list.byId).set(next.id, next), list.removed);
}

/** How an edit or a deletion of an unread message changes the number of mentions. */
function mentionChange(
  held: Conversation,
  message: Message,
  before: Message | undefined,
  meId: string,
): number {
  if (before === undefined || before.revision >= message.revision || message.seq > held.lastSeq) return 0;
  // What the server counted up to this change, or what was read, is not counted again.
  if (held.revision >= message.revision || message.seq < unreadFrom(held)) return 0;
  return Number(isMention(message, meId)) - Number(isMention(before, meId));
}

function isMention(message: Message, meId: string): boolean {
  return isMentioned(message, meId) && message.deletedAt === null && !isUncounted(message);
}

/** The number of the first message that counts as unread. */
export function unreadFrom({ lastReadSeq, unreadFromSeq }: Conversation): number {
  return Math.min(lastReadSeq + 1, unreadFromSeq ?? Number.POSITIVE_INFINITY);
}

/** Applies names that changed: members are called as the people are. */
export function renameMembers(
  list: ConversationList,
  people: readonly Pick<Person, 'id' | 'displayName' | 'username'>[],
): ConversationList {
  const named = new Map(people.map((person) => [person.id, person]));
  const renamed = (member: Member): Member => {
    const person = named.get(member.userId);
    if (!person) return member;
    const { displayName, username } = person;
    return displayName === member.displayName && username === member.username
      ? member
      : { ...member, displayName, username };
  };
  const byId = new Map(list.byId);
  for (const [id, held] of byId) {
    const members = held.members.map(renamed);
    if (members.some((member, index) => member !== held.members[index])) byId.set(id, { ...held, members });
  }
  const isChanged = [...byId].some(([id, conversation]) => conversation !== list.byId.get(id));
  return isChanged ? arrange(byId, list.removed) : list;
}

function withUndone(undoneSeqs: readonly number[], message: Message): number[] {
  const { seq } = message;
  return isUncounted(message) && !undoneSeqs.includes(seq) ? [...undoneSeqs, seq] : [...undoneSeqs];
}

function knows(conversation: Conversation, message: Message): boolean {
  const { lastMessage, lastSeq, revision, undoneSeqs } = conversation;
  if (isUncounted(message) && !undoneSeqs.includes(message.seq)) return false;
  if (revision < message.revision || lastSeq < message.seq) return false;
  if (message.event !== null) return true;
  return lastMessage !== null && (lastMessage.seq > message.seq || lastMessage.revision >= message.revision);
}

/** Applies a receipt: positions are high-water marks, so a late one changes nothing. */
export function applyReceipt(
  list: ConversationList,
  receipt: ServerEventPayload<'receipt:changed'>,
  meId: string,
): ConversationList {
  const held = list.byId.get(receipt.conversationId);
  if (!held) return list;
  const members = held.members.map((member) =>
    member.userId === receipt.userId ? raise(member, receipt) : member,
  );
  const lastReadSeq = Math.max(held.lastReadSeq, receipt.userId === meId ? receipt.readSeq : 0);
  const isKnown =
    lastReadSeq === held.lastReadSeq && members.every((member, index) => member === held.members[index]);
  if (isKnown) return list;
  const next = derive({ ...held, members, lastReadSeq });
  return arrange(new Map(list.byId).set(next.id, next), list.removed);
}

/** This person read again what they had marked as unread: it no longer counts as unread. */
export function clearUnreadFrom(list: ConversationList, id: string): ConversationList {
  const held = list.byId.get(id);
  if (!held || held.unreadFromSeq === null) return list;
  return arrange(new Map(list.byId).set(id, derive({ ...held, unreadFromSeq: null })), list.removed);
}

/** This person marked as unread what begins at `seq`. */
export function markUnreadFrom(list: ConversationList, id: string, seq: number): ConversationList {
  const held = list.byId.get(id);
  if (!held) return list;
  return arrange(new Map(list.byId).set(id, derive({ ...held, unreadFromSeq: seq })), list.removed);
}

/** Removes a conversation that this person is no longer in. */
export function removeConversation(list: ConversationList, id: string, removal: Removal): ConversationList {
  const byId = new Map(list.byId);
  byId.delete(id);
  const version = Math.max(removal.version, list.byId.get(id)?.version ?? 0);
  const byUserId = removal.byUserId ?? list.removed.get(id)?.byUserId ?? null;
  return arrange(byId, new Map(list.removed).set(id, { version, byUserId }));
}

function join(held: Conversation, incoming: Conversation): Conversation {
  const newer = incoming.version >= held.version ? incoming : held;
  const older = newer === incoming ? held : incoming;
  const positions = new Map(older.members.map((member) => [member.userId, member]));
  const undoneSeqs = [...new Set([...held.undoneSeqs, ...incoming.undoneSeqs])];
  return derive({
    ...newer,
    members: newer.members.map((member) => raise(member, positions.get(member.userId))),
    lastMessage: newerMessage(older.lastMessage, newer.lastMessage, undoneSeqs),
    lastSeq: Math.max(held.lastSeq, incoming.lastSeq),
    lastReadSeq: Math.max(held.lastReadSeq, incoming.lastReadSeq),
    // What was counted before a later message came does not know of it.
    mentionCount: incoming.revision >= held.revision ? incoming.mentionCount : held.mentionCount,
    undoneSeqs,
    revision: Math.max(held.revision, incoming.revision),
    activityAt: later(held.activityAt, incoming.activityAt),
  });
}

function raise(member: Member, by: { deliveredSeq: number; readSeq: number } | undefined): Member {
  if (!by) return member;
  const deliveredSeq = Math.max(member.deliveredSeq, by.deliveredSeq);
  const readSeq = Math.max(member.readSeq, by.readSeq);
  if (deliveredSeq === member.deliveredSeq && readSeq === member.readSeq) return member;
  return { ...member, deliveredSeq, readSeq };
}

function newerMessage(
  held: Message | null,
  incoming: Message | null,
  undoneSeqs: readonly number[],
): Message | null {
  if (!held || !incoming) return held ?? incoming;
  // A message that was taken back gives way to the one before it.
  const isGone = (message: Message) => isUncounted(message) || undoneSeqs.includes(message.seq);
  if (held.seq !== incoming.seq && isGone(held) !== isGone(incoming)) return isGone(held) ? incoming : held;
  if (held.seq !== incoming.seq) return held.seq > incoming.seq ? held : incoming;
  return held.revision > incoming.revision ? held : incoming;
}

// RFC 3339 in UTC with milliseconds throughout, so that text sorts as time does.
function later(a: string, b: string): string {
  return a < b ? b : a;
}

/** Counts what is unread from positions only, so that the count cannot drift. */
function derive(conversation: Conversation): Conversation {
  const { lastSeq } = conversation;
  const from = unreadFrom(conversation);
  const undoneSeqs = conversation.undoneSeqs.filter((seq) => seq >= from).sort((a, b) => a - b);
  const unreadCount = Math.max(0, lastSeq - from + 1 - undoneSeqs.filter((seq) => seq <= lastSeq).length);
  const mentionCount = Math.min(conversation.mentionCount, unreadCount);
  return { ...conversation, unreadCount, mentionCount, undoneSeqs };
}

function arrange(
  byId: ReadonlyMap<string, Conversation>,
  removed: ReadonlyMap<string, Removal>,
): ConversationList {
  const ordered = [...byId.values()].sort(byPlace);
  return { byId, ordered, removed };
}

/** Whether this person does not want to be disturbed by a conversation at `now`. */
export function isMuted({ mutedUntil, notify }: Conversation, now: Date): boolean {
  return (
    notify === 'nothing' ||
    notify === 'hidden' ||
    (mutedUntil !== null && Date.parse(mutedUntil) > now.getTime())
  );
}

/** How many messages ask for attention: unread ones of direct conversations, and mentions; none of what is muted. */
export function attentionOf(conversation: Conversation, now: Date): number {
  if (isMuted(conversation, now)) return 0;
  const { notify, kind, unreadCount, mentionCount } = conversation;
  return kind === 'direct' && notify === 'all' ? unreadCount : mentionCount;
}

/** What is pinned comes first and stays in its order, whatever happens in it. */
function byPlace(a: Conversation, b: Conversation): number {
  if (a.pinnedAt !== null && b.pinnedAt !== null)
    return byPin({ id: a.id, at: a.pinnedAt }, { id: b.id, at: b.pinnedAt });
  if (a.pinnedAt !== b.pinnedAt) return a.pinnedAt === null ? 1 : -1;
  if (a.activityAt !== b.activityAt) return a.activityAt > b.activityAt ? -1 : 1;
  return a.id > b.id ? -1 : 1;
}

/** The other person of each direct conversation. */
export function partnerIds(conversations: readonly Conversation[], meId: string): string[] {
  return conversations.flatMap(({ kind, members }) =>
    kind === 'direct' ? members.flatMap(({ userId }) => (userId === meId ? [] : [userId])) : [],
  );
}
