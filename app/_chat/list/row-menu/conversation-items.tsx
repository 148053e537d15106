'use client';

import { Bell, BellOff, LogOut, type LucideIcon, MailCheck, MailOpen, Pin, PinOff } from 'lucide-react';
import { Fragment } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { MenuItem, MenuLine } from '../../../_ui/layers/menu-item.tsx';
import { useNow } from '../../../_ui/time/use-now.ts';
import { useConversationActions } from './conversation-actions.ts';
import { type ConversationEntryName, conversationEntries } from './conversation-entries.ts';

const ICONS: Readonly<Record<ConversationEntryName, LucideIcon>> = {
  pin: Pin,
  unpin: PinOff,
  markRead: MailCheck,
  markUnread: MailOpen,
  mute: BellOff,
  unmute: Bell,
  leave: LogOut,
};

/** Everything that can be done with a conversation of the list, as the items of a menu. */
export function ConversationItems({ conversation }: { readonly conversation: Conversation }) {
  const actions = useConversationActions();
  const now = useNow();
  return conversationEntries(conversation, now).map((group, index) => (
    <Fragment key={group[0]?.name}>
      {index > 0 && <MenuLine />}
      {group.map(({ name, label, isLoss, act }) => (
        <MenuItem
          key={name}
          icon={ICONS[name]}
          tone={isLoss ? 'danger' : 'plain'}
          onClick={() => act(actions, conversation)}
        >
          {label}
        </MenuItem>
      ))}
    </Fragment>
  ));
}
