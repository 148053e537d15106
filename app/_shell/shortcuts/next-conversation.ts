import type { Conversation } from '@/lib/contract/conversations/conversation.ts';

type Listed = Pick<Conversation, 'id' | 'unreadCount'>;

/**
 * The conversation below (`step` 1) or above (-1) the open one in the list; null when there is none. Among unread ones
 * only, the search goes round the end of the list.
 */
export function nextConversation<T extends Listed>(
  conversations: readonly T[],
  openId: string | null,
  { step, isUnreadOnly }: { readonly step: 1 | -1; readonly isUnreadOnly: boolean },
): T | null {
  const at = conversations.findIndex(({ id }) => id === openId);
  const after = at < 0 ? conversations : conversations.slice(at + 1);
  const before = at < 0 ? [] : conversations.slice(0, at);
  if (!isUnreadOnly) {
    const found = at < 0 ? conversations.at(step > 0 ? 0 : -1) : step > 0 ? after[0] : before.at(-1);
    return found ?? null;
  }
  const round = [...after, ...before];
  if (step < 0) round.reverse();
  return round.find(({ unreadCount }) => unreadCount > 0) ?? null;
}
