'use client';

import { type Conversation, notifySchema } from '@/lib/contract/conversation.ts';
import { SelectField } from '../../../_ui/select-field.tsx';
import { StatusLine } from '../../../_ui/status-line.tsx';
import { useNow } from '../../../_ui/use-now.ts';
import { DetailsSection } from './details-section.tsx';
import { isMutedForATime, MUTE_CHOICES, mutedWords, muteUntil } from './mute-times.ts';
import { useNotify } from './use-notify.ts';

/** What one wants to be told of a conversation, and for how long of nothing. Saves itself. */
export function NotifySettings({ conversation }: { readonly conversation: Conversation }) {
  const now = useNow();
  const { save, failure } = useNotify(conversation.id);
  const isOff = isMutedForATime(conversation, now);
  return (
    <DetailsSection title="Notices">
      <div className="flex flex-col gap-3">
        <SelectField
          label="Tell me about"
          value={conversation.notify}
          onChange={(event) => save({ notify: notifySchema.parse(event.target.value) })}
        >
          <option value="all">All messages</option>
          <option value="mentions">Mentions only</option>
          <option value="nothing">Nothing</option>
        </SelectField>
        <SelectField
          label="Mute"
          value={isOff ? 'muted' : 'no'}
          hint={isOff && conversation.mutedUntil ? mutedWords(conversation.mutedUntil, now) : undefined}
          onChange={(event) => save({ mutedUntil: muteUntil(event.target.value, new Date()) })}
        >
          <option value="no">{isOff ? 'Unmute' : 'Not muted'}</option>
          {isOff && <option value="muted">Muted</option>}
          {MUTE_CHOICES.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <StatusLine text={failure} tone="danger" className="empty:hidden" />
      </div>
    </DetailsSection>
  );
}
