import { useState } from 'react';
import type { UpdateMembership } from '@/lib/contract/conversations/conversation.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { api } from '../../_client/rest/api.ts';
import { errorMessage } from '../../_client/rest/api-request.ts';

/** Changes which messages of a conversation notify; `failure` says why it could not be saved. */
export function useNotificationSettings(conversationId: string): {
  readonly save: (change: UpdateMembership) => void;
  readonly failure: string;
} {
  const { store } = useLiveClient();
  const [failure, setFailure] = useState('');
  const save = (change: UpdateMembership) => {
    setFailure('');
    api
      .updateMembership(conversationId, change)
      .then((updated) => store.dispatch({ type: 'conversations', conversations: [updated] }))
      .catch((thrown: unknown) => setFailure(`Not saved — ${errorMessage(thrown)}`));
  };
  return { save, failure };
}
