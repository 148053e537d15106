import type { Message } from '@/lib/contract/conversations/message.ts';
import { isUncounted } from '@/lib/contract/conversations/message-rules.ts';

type Listed = Pick<Message, 'id' | 'senderId' | 'deletedAt' | 'isUndone' | 'event' | 'forwarded'>;

/** One's own newest message that can still be edited; undefined when there is none. */
export function lastOwnMessage<T extends Listed>(items: readonly T[], meId: string): T | undefined {
  return items.findLast(
    (message) => message.senderId === meId && message.forwarded === undefined && isThere(message),
  );
}

/** The message to reply to above the one with this id, or the newest when there is no reply yet. */
export function messageAbove<T extends Listed>(items: readonly T[], replyToId: string | null): T | undefined {
  const end = replyToId === null ? items.length : items.findIndex(({ id }) => id === replyToId);
  return items.slice(0, Math.max(0, end)).findLast(isThere);
}

function isThere(message: Listed): boolean {
  return message.deletedAt === null && !isUncounted(message);
}
