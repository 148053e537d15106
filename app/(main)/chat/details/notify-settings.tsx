'use client';

import { useState } from 'react';
import { type Conversation, notifySchema, type UpdateMembership } from '@/lib/contract/conversation.ts';
import { api } from '../../../_live/api.ts';
import { wordsOf } from '../../../_live/api-request.ts';
import { isMuted } from '../../../_live/conversation-list.ts';
import { useLiveClient } from '../../../_live/live-context.ts';
import { SelectField } from '../../../_ui/select-field.tsx';
import { StatusLine } from '../../../_ui/status-line.tsx';
import { useNow } from '../../../_ui/use-now.ts';
import { DetailsSection } from './details-section.tsx';
import { MUTE_CHOICES, mutedWords, muteUntil } from './mute-times.ts';

/** What one wants to be told of a conversation, and for how long of nothing. Saves itself. */
export function NotifySettings({ conversation }: { readonly conversation: Conversation }) {
  const { store } = useLiveClient();
  const now = useNow();
  const [failure, setFailure] = useState('');

  const save = (change: UpdateMembership) => {
    setFailure('');
    api
      .updateMembership(conversation.id, change)
      .then((updated) => store.dispatch({ type: 'conversations', conversations: [updated] }))
      .catch((thrown: unknown) => setFailure(`Not saved — ${wordsOf(thrown)}`));
  };

  const isOff = conversation.mutedUntil !== null && isMuted({ ...conversation, notify: 'all' }, now);
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
