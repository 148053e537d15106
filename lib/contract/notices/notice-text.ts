import { isolate } from '../values/isolate.ts';

/** Characters of a message that a notice shows. */
const TEXT_MAX = 140;

export interface NoticeAbout {
  readonly kind: 'direct' | 'room';
  readonly roomName: string | null;
  readonly senderName: string;
  readonly body: string;
  /** How much is unread in the conversation. */
  readonly unreadCount: number;
}

/** What a notice says: who wrote, where, and how much is unread there. */
export function noticeText({ kind, roomName, senderName, body, unreadCount }: NoticeAbout): {
  readonly title: string;
  readonly body: string;
} {
  const text = [...body].slice(0, TEXT_MAX).join('');
  return {
    title:
      kind === 'room' ? `${isolate(senderName)} in ${isolate(roomName ?? 'a room')}` : isolate(senderName),
    body: unreadCount > 1 ? `${unreadCount} unread messages\n${text}` : text,
  };
}

/** What notices of one conversation are known by in a browser: the next one takes the place of the one before. */
export function noticeTag(conversationId: string): string {
  return `parley ${conversationId}`;
}
