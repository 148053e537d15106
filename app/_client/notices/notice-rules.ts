import type { Conversation, Member } from '../../../lib/contract/conversations/conversation.ts';
import { isMentioned } from '../../../lib/contract/conversations/mention-groups.ts';
import { previewText } from '../../../lib/contract/conversations/preview-text.ts';
import { decideNotice, type NoticeDecision } from '../../../lib/contract/notices/decide-notice.ts';
import { noticeText } from '../../../lib/contract/notices/notice-text.ts';
import type { LiveState } from '../state/live-state.ts';

/** What came into a conversation. */
export interface News {
  readonly conversationId: string;
  readonly seq: number;
  readonly senderId: string;
  /** It is a line about the room, and nothing that came together with it mentions the person. */
  readonly isEvent: boolean;
  /** It mentions the person, or one that came together with it does. */
  readonly isMention: boolean;
  /** The message that it answers. */
  readonly replyToId: string | null;
}

/** What of others came into a conversation between two states of it; null when nothing did. */
export function newsOf(before: Conversation | undefined, after: Conversation, meId: string): News | null {
  const { id, lastMessage, lastSeq } = after;
  if (lastMessage === null || after.unreadCount === 0 || lastSeq <= (before?.lastSeq ?? 0)) return null;
  if (lastMessage.senderId === meId || lastMessage.seq !== lastSeq) return null;
  const isMention = isMentioned(lastMessage, meId) || after.mentionCount > (before?.mentionCount ?? 0);
  return {
    conversationId: id,
    seq: lastSeq,
    senderId: lastMessage.senderId,
    isEvent: lastMessage.event !== null && !isMention,
    isMention,
    replyToId: lastMessage.replyToId,
  };
}

export interface NewsAbout {
  readonly me: LiveState['me'];
  readonly blockedIds: ReadonlySet<string>;
  /** Whether the message answers one of the person; that of an answer has to be found out. */
  readonly answersMe: boolean;
  /** Whether a page of this browser shows the conversation and has the focus. */
  readonly isOpen: boolean;
  readonly now: Date;
}

/** Whether this page notifies of what came, as the conversation is now. */
export function decideNews(
  conversation: Conversation,
  news: News,
  { me, blockedIds, answersMe, isOpen, now }: NewsAbout,
): NoticeDecision {
  const { kind, notify, mutedUntil, lastMessage, unreadCount, lastReadSeq, undoneSeqs } = conversation;
  const last = lastMessage?.seq === news.seq ? lastMessage : null;
  return decideNotice(
    {
      userId: me.id,
      kind,
      notify,
      mutedUntil: mutedUntil === null ? null : new Date(mutedUntil),
      readSeq: unreadCount === 0 ? news.seq : lastReadSeq,
      isBlocked: conversation.isBlockedByMe || blockedIds.has(news.senderId),
    },
    {
      seq: news.seq,
      senderId: news.senderId,
      mentions: news.isMention ? [me.id] : [],
      answersUserId: answersMe ? me.id : null,
      isEvent: news.isEvent,
      isDeleted: last?.isUndone === true || last?.deletedAt != null || undoneSeqs.includes(news.seq),
      isUrgent: false,
    },
    // This is the device in use.
    { isOpen, isActive: false },
    { quietHours: me.settings.quietHours },
    { now, waitedMs: 0 },
  );
}

/** What a notice of the conversation says. */
export function noticeOf(
  { kind, name, members, lastMessage, unreadCount }: Conversation,
  nameOf: (member: Member) => string,
): { readonly title: string; readonly body: string } {
  const sender = members.find(({ userId }) => userId === lastMessage?.senderId);
  return noticeText({
    kind,
    roomName: name,
    senderName: sender ? nameOf(sender) : 'A person',
    body: lastMessage ? previewText(lastMessage) : '',
    unreadCount,
  });
}
