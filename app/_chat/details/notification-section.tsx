'use client';

import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { SelectField } from '../../_ui/form/select-field.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';
import { useTimeFormat } from '../../_ui/time/time-format-context.ts';
import { useNow } from '../../_ui/time/use-now.ts';
import { isMutedForATime, MUTE_CHOICES, mutedLabel, muteUntil } from '../conversation/mute-times.ts';
import { useNotificationSettings } from '../conversation/use-notification-settings.ts';
import { DetailsSection } from './details-section.tsx';

const NOTIFY_CHOICES = [
  { value: 'all', label: 'All messages' },
  { value: 'mentions', label: 'Mentions only' },
  { value: 'nothing', label: 'Nothing' },
  { value: 'hidden', label: 'Nothing, and hide it from Chats' },
] as const;
const NOT_MUTED = [{ value: 'no', label: 'Not muted' }];
const MUTED = [
  { value: 'no', label: 'Unmute' },
  { value: 'muted', label: 'Muted' },
];

/** Which messages of a conversation notify, and for how long none does. Saves itself. */
export function NotificationSection({ conversation }: { readonly conversation: Conversation }) {
  const now = useNow();
  const format = useTimeFormat();
  const { save, failure } = useNotificationSettings(conversation.id);
  const isOff = isMutedForATime(conversation, now);
  return (
    <DetailsSection title="Notifications">
      <div className="flex flex-col gap-3">
        <SelectField
          label="Notify me about"
          value={conversation.notify}
          hint={conversation.notify === 'hidden' ? 'Chats lists it under Hidden.' : undefined}
          options={NOTIFY_CHOICES}
          onChange={(value) => {
            const choice = NOTIFY_CHOICES.find((each) => each.value === value);
            if (choice) save({ notify: choice.value });
          }}
        />
        <SelectField
          label="Mute"
          value={isOff ? 'muted' : 'no'}
          hint={
            isOff && conversation.mutedUntil ? mutedLabel(conversation.mutedUntil, now, format) : undefined
          }
          options={[...(isOff ? MUTED : NOT_MUTED), ...MUTE_CHOICES]}
          onChange={(value) => save({ mutedUntil: muteUntil(value, new Date()) })}
        />
        <StatusLine text={failure} tone="danger" className="empty:hidden" />
      </div>
    </DetailsSection>
  );
}
