'use client';

import { AtSign, Bell, BellOff, Clock, EyeOff } from 'lucide-react';
import { useEffect } from 'react';
import type { Conversation, Notify } from '@/lib/contract/conversations/conversation.ts';
import { isMuted } from '../../_client/state/conversation-list.ts';
import { Menu } from '../../_ui/layers/menu.tsx';
import { MenuGroup, MenuItem, MenuLine, MenuRadio } from '../../_ui/layers/menu-item.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { useNow } from '../../_ui/time/use-now.ts';
import { isMutedForATime, MUTE_CHOICES, mutedLabel, muteUntil } from '../conversation/mute-times.ts';
import { useNotificationSettings } from '../conversation/use-notification-settings.ts';

const LEVELS: readonly { readonly notify: Notify; readonly label: string; readonly icon: typeof Bell }[] = [
  { notify: 'all', label: 'All messages', icon: Bell },
  { notify: 'mentions', label: 'Mentions', icon: AtSign },
  { notify: 'nothing', label: 'Nothing', icon: BellOff },
  { notify: 'hidden', label: 'Hidden', icon: EyeOff },
];

/** The bell in the header: which messages of this conversation notify, and for how long none does. */
export function NotificationMenu({ conversation }: { readonly conversation: Conversation }) {
  const now = useNow();
  const format = useTimeFormat();
  const toast = useToast();
  const { save, failure } = useNotificationSettings(conversation.id);
  const isOff = isMutedForATime(conversation, now);
  const Icon = isMuted(conversation, now) ? BellOff : conversation.notify === 'mentions' ? AtSign : Bell;

  const choose = (notify: Notify) => {
    const { notify: before } = conversation;
    save({ notify });
    if (notify !== 'hidden' || before === 'hidden') return;
    toast('Hidden from Chats. It notifies you of nothing.', {
      label: 'Undo',
      run: () => save({ notify: before }),
    });
  };

  useEffect(() => {
    if (failure !== '') toast(failure);
  }, [failure, toast]);

  return (
    <Menu
      label="Notifications"
      align="end"
      trigger={<Icon aria-hidden size={18} strokeWidth={1.75} />}
      triggerClassName="rounded-control text-ink-2 hover:bg-hover hover:text-ink grid size-11 place-items-center transition-colors sm:size-9"
    >
      <MenuGroup label="Notify me about">
        {LEVELS.map(({ notify, label, icon }) => (
          <MenuRadio
            key={notify}
            icon={icon}
            isChecked={conversation.notify === notify}
            onClick={() => choose(notify)}
          >
            {label}
          </MenuRadio>
        ))}
      </MenuGroup>
      <MenuLine />
      {isOff && conversation.mutedUntil !== null ? (
        <>
          <p className="text-13 text-ink-3 px-3 py-1">{mutedLabel(conversation.mutedUntil, now, format)}</p>
          <MenuItem icon={Bell} onClick={() => save({ mutedUntil: null })}>
            Unmute
          </MenuItem>
        </>
      ) : (
        <MenuGroup label="Mute">
          {MUTE_CHOICES.map(({ value, label }) => (
            <MenuItem
              key={value}
              icon={value === 'always' ? BellOff : Clock}
              onClick={() => save({ mutedUntil: muteUntil(value, new Date()) })}
            >
              {label}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
    </Menu>
  );
}
