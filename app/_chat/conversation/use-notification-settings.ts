import { useState } from 'react';
import type { UpdateMembership } from '@/lib/contract/conversations/conversation.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { saveMembership } from './save-membership.ts';

/** Changes which messages of a conversation notify; `failure` says why it could not be saved. */
export function useNotificationSettings(conversationId: string): {
  readonly save: (change: UpdateMembership) => void;
  readonly failure: string;
} {
  const { store } = useLiveClient();
  const [failure, setFailure] = useState('');
  const save = (change: UpdateMembership) => {
    setFailure('');
    saveMembership(store, conversationId, change).catch((thrown: unknown) =>
      setFailure(`Not saved — ${errorMessage(thrown)}`),
    );
  };
  return { save, failure };
}
