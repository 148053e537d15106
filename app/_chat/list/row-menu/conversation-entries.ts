import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { isMutedForATime } from '../../conversation/mute-times.ts';
import type { ConversationActions } from './conversation-actions.ts';

/** One thing that can be done with a conversation of the list. */
export interface ConversationEntry {
  /** Its icon goes by it. */
  readonly name: string;
  readonly label: string;
  readonly isLoss?: boolean;
  isOffered(conversation: Conversation, now: Date): boolean;
  act(actions: ConversationActions, conversation: Conversation): void;
}

/** Everything that can be done with a conversation of the list, in the order of its menu, with a line between two groups. */
const CONVERSATION_ENTRIES = [
  [
    {
      name: 'pin',
      label: 'Pin to the top',
      isOffered: ({ pinnedAt }) => pinnedAt === null,
      act: (actions, conversation) => actions.setPinned(conversation, true),
    },
    {
      name: 'unpin',
      label: 'Unpin',
      isOffered: ({ pinnedAt }) => pinnedAt !== null,
      act: (actions, conversation) => actions.setPinned(conversation, false),
    },
    {
      name: 'markRead',
      label: 'Mark read',
      isOffered: ({ unreadCount }) => unreadCount > 0,
      act: (actions, conversation) => actions.markRead(conversation),
    },
    {
      name: 'markUnread',
      label: 'Mark unread',
      isOffered: ({ unreadCount, lastMessage }) => unreadCount === 0 && lastMessage !== null,
      act: (actions, conversation) => actions.markUnread(conversation),
    },
    {
      name: 'mute',
      label: 'Mute…',
      isOffered: (conversation, now) => !isMutedForATime(conversation, now),
      act: (actions, conversation) => actions.askHowLong(conversation),
    },
    {
      name: 'unmute',
      label: 'Unmute',
      isOffered: isMutedForATime,
      act: (actions, conversation) => actions.mute(conversation, null),
    },
  ],
  [
    {
      name: 'leave',
      label: 'Leave…',
      isLoss: true,
      isOffered: ({ kind }) => kind === 'room',
      act: (actions, conversation) => actions.askToLeave(conversation),
    },
  ],
] as const satisfies readonly (readonly ConversationEntry[])[];

export type ConversationEntryName = (typeof CONVERSATION_ENTRIES)[number][number]['name'];

const GROUPS: readonly (readonly (ConversationEntry & { readonly name: ConversationEntryName })[])[] =
  CONVERSATION_ENTRIES;

/** What is offered for a conversation, in groups; none is empty. */
export function conversationEntries(conversation: Conversation, now: Date): typeof GROUPS {
  return GROUPS.map((group) => group.filter(({ isOffered }) => isOffered(conversation, now))).filter(
    (group) => group.length > 0,
  );
}
