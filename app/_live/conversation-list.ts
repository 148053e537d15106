import type { Conversation, Member } from '../../lib/contract/conversation.ts';
import type { ServerEventPayload } from '../../lib/contract/events.ts';
import type { Message } from '../../lib/contract/message.ts';

/** The conversations of this person, newest activity first. Unread counts come from positions, so they cannot drift. */
export interface ConversationList {
  readonly byId: ReadonlyMap<string, Conversation>;
  readonly ordered: readonly Conversation[];
  readonly unreadTotal: number;
  /** Conversations left or lost, with their revision then: a late fact must not bring them back. */
  readonly removed: ReadonlyMap<string, number>;
}

export const emptyConversationList: ConversationList = {
  byId: new Map(),
  ordered: [],
  unreadTotal: 0,
  removed: new Map(),
};

/** Takes conversations in, as the server told or listed them; each number only ever grows. */
export function takeConversations(
  list: ConversationList,
  conversations: readonly Conversation[],
): ConversationList {
  const byId = new Map(list.byId);
  const removed = new Map(list.removed);
  for (const conversation of conversations) {
    const goneAt = removed.get(conversation.id);
    if (goneAt !== undefined && conversation.revision <= goneAt) continue;
    removed.delete(conversation.id);
    const held = byId.get(conversation.id);
    byId.set(conversation.id, held ? join(held, conversation) : derive(conversation));
  }
  return arrange(byId, removed);
}

/** Takes a message into its conversation's line. A conversation not listed yet stays so: ask for it. */
export function takeLastMessage(list: ConversationList, message: Message, meId: string): ConversationList {
  const held = list.byId.get(message.conversationId);
  if (!held || knows(held, message)) return list;
  // Who writes has read what stands before; the server moves the positions in the same way.
  const mark = { deliveredSeq: message.seq, readSeq: message.seq };
  const readSeq = message.senderId === meId ? message.seq : 0;
  const next = derive({
    ...held,
    members: held.members.map((member) =>
      member.userId === message.senderId ? raise(member, mark) : member,
    ),
    lastMessage: newerMessage(held.lastMessage, message),
    lastSeq: Math.max(held.lastSeq, message.seq),
    lastReadSeq: Math.max(held.lastReadSeq, readSeq),
    revision: Math.max(held.revision, message.revision),
    activityAt: message.seq > held.lastSeq ? message.createdAt : held.activityAt,
  });
  return arrange(new Map(list.byId).set(next.id, next), list.removed);
}

function knows(conversation: Conversation, message: Message): boolean {
  const { lastMessage, lastSeq, revision } = conversation;
  if (revision < message.revision || lastSeq < message.seq) return false;
  return lastMessage !== null && (lastMessage.seq > message.seq || lastMessage.revision >= message.revision);
}

/** Takes a receipt in: positions are high-water marks, so a late one changes nothing. */
export function takeReceipt(
  list: ConversationList,
  receipt: ServerEventPayload<'receipt:changed'>,
  meId: string,
): ConversationList {
  const held = list.byId.get(receipt.conversationId);
  if (!held) return list;
  const members = held.members.map((member) =>
    member.userId === receipt.userId ? raise(member, receipt) : member,
  );
  const readSeq = receipt.userId === meId ? receipt.readSeq : 0;
  const next = derive({ ...held, members, lastReadSeq: Math.max(held.lastReadSeq, readSeq) });
  return arrange(new Map(list.byId).set(next.id, next), list.removed);
}

/** Takes a conversation out that this person is no longer in. */
export function removeConversation(list: ConversationList, id: string, revision: number): ConversationList {
  const byId = new Map(list.byId);
  byId.delete(id);
  const known = Math.max(revision, list.byId.get(id)?.revision ?? 0);
  return arrange(byId, new Map(list.removed).set(id, known));
}

function join(held: Conversation, incoming: Conversation): Conversation {
  const newer = incoming.revision >= held.revision ? incoming : held;
  const older = newer === incoming ? held : incoming;
  const positions = new Map(older.members.map((member) => [member.userId, member]));
  return derive({
    ...newer,
    members: newer.members.map((member) => raise(member, positions.get(member.userId))),
    lastMessage: newerMessage(older.lastMessage, newer.lastMessage),
    lastSeq: Math.max(held.lastSeq, incoming.lastSeq),
    lastReadSeq: Math.max(held.lastReadSeq, incoming.lastReadSeq),
    activityAt: later(held.activityAt, incoming.activityAt),
  });
}

function raise(member: Member, by: { deliveredSeq: number; readSeq: number } | undefined): Member {
  if (!by) return member;
  const deliveredSeq = Math.max(member.deliveredSeq, by.deliveredSeq);
  const readSeq = Math.max(member.readSeq, by.readSeq);
  return { ...member, deliveredSeq, readSeq };
}

function newerMessage(held: Message | null, incoming: Message | null): Message | null {
  if (!held || !incoming) return held ?? incoming;
  if (held.seq !== incoming.seq) return held.seq > incoming.seq ? held : incoming;
  return held.revision > incoming.revision ? held : incoming;
}

// RFC 3339 in UTC with milliseconds throughout, so that text sorts as time does.
function later(a: string, b: string): string {
  return a < b ? b : a;
}

function derive(conversation: Conversation): Conversation {
  const unreadCount = Math.max(0, conversation.lastSeq - conversation.lastReadSeq);
  return unreadCount === conversation.unreadCount ? conversation : { ...conversation, unreadCount };
}

function arrange(
  byId: ReadonlyMap<string, Conversation>,
  removed: ReadonlyMap<string, number>,
): ConversationList {
  const ordered = [...byId.values()].sort(byActivity);
  const unreadTotal = ordered.reduce((total, conversation) => total + conversation.unreadCount, 0);
  return { byId, ordered, unreadTotal, removed };
}

function byActivity(a: Conversation, b: Conversation): number {
  if (a.activityAt !== b.activityAt) return a.activityAt > b.activityAt ? -1 : 1;
  return a.id > b.id ? -1 : 1;
}
