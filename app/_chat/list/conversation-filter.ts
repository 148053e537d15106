import type { Conversation } from '@/lib/contract/conversations/conversation.ts';

/** Which conversations the list shows. */
export type ConversationFilter = 'all' | 'unread' | 'direct' | 'rooms' | 'hidden';

export const FILTERS: readonly { readonly value: ConversationFilter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'unread', label: 'Unread' },
  { value: 'direct', label: 'Direct' },
  { value: 'rooms', label: 'Rooms' },
];
/** Offered while there is one to be found by it. */
export const HIDDEN_FILTER = { value: 'hidden', label: 'Hidden' } as const;

/** What is said when a filter leaves nothing. */
export const NOTHING_SHOWN = {
  unread: { title: 'All read', text: 'Nothing new in any conversation.' },
  direct: { title: 'No direct messages yet', text: 'Find someone among the people and say hello.' },
  hidden: { title: 'Nothing hidden', text: 'The bell of a conversation hides it.' },
} as const;

/** Whether the list shows a conversation. The open one stays while it is read, so that nothing moves under the pointer. */
export function passes(
  { id, kind, unreadCount, notify }: Pick<Conversation, 'id' | 'kind' | 'unreadCount' | 'notify'>,
  filter: ConversationFilter,
  openId: string | null,
): boolean {
  if (filter === 'hidden') return notify === 'hidden';
  if (notify === 'hidden' && id !== openId) return false;
  if (filter === 'unread') return unreadCount > 0 || id === openId;
  if (filter === 'direct') return kind === 'direct';
  return filter === 'all' || kind === 'room';
}
