import type { Conversation, Member } from '../../../lib/contract/conversations/conversation.ts';
import { previewText } from '../../../lib/contract/conversations/preview-text.ts';
import { isMuted } from '../state/conversation-list.ts';

const TEXT_MAX = 140;

/** What is new in a conversation and may be notified. */
export interface News {
  readonly conversationId: string;
  readonly seq: number;
  /** Shown only if it answers a message of the person themselves: whether it does has to be found out. */
  readonly onlyIfReply: boolean;
}

/**
 * What came into a conversation between two states of it of which its member may be notified: every message of others, or only
 * mentions and answers, as they have set it. Null when there is nothing.
 */
export function newsOf(before: Conversation | undefined, after: Conversation, meId: string): News | null {
  const { id, lastMessage, lastSeq, notify } = after;
  if (lastMessage === null || after.unreadCount === 0 || lastSeq <= (before?.lastSeq ?? 0)) return null;
  if (lastMessage.senderId === meId || lastMessage.seq !== lastSeq) return null;
  const news = { conversationId: id, seq: lastSeq, onlyIfReply: false };
  if (notify === 'all') return news;
  const isMention = lastMessage.mentions.includes(meId) || after.mentionCount > (before?.mentionCount ?? 0);
  if (isMention) return news;
  return lastMessage.replyToId === null ? null : { ...news, onlyIfReply: true };
}

/** Whether news that waited a moment is still worth a notice: unread, not taken back, not silenced meanwhile. */
export function isStillNews(conversation: Conversation | undefined, { seq }: News, now: Date): boolean {
  if (!conversation?.lastMessage || isMuted(conversation, now)) return false;
  const { lastMessage, unreadCount, lastReadSeq } = conversation;
  if (unreadCount === 0 || lastReadSeq >= seq) return false;
  return !lastMessage.isUndone && lastMessage.deletedAt === null;
}

/** What a notice says: who wrote, where, and how much is unread there. */
export function noticeText(
  { kind, name, members, lastMessage, unreadCount }: Conversation,
  nameOf: (member: Member) => string,
): { readonly title: string; readonly body: string } {
  const sender = members.find(({ userId }) => userId === lastMessage?.senderId);
  const who = sender ? nameOf(sender) : 'A person';
  const text = [...(lastMessage ? previewText(lastMessage) : '')].slice(0, TEXT_MAX).join('');
  return {
    title: kind === 'room' ? `${who} in ${name ?? 'a room'}` : who,
    body: unreadCount > 1 ? `${unreadCount} unread messages\n${text}` : text,
  };
}
