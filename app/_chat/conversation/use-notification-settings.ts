import { useState } from 'react';
import type { UpdateMembership } from '@/lib/contract/conversations/conversation.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { api } from '../../_client/rest/api.ts';
import { wordsOf } from '../../_client/rest/api-request.ts';

/** Changes what one is told of a conversation; `failure` says why it could not be saved. */
export function useNotify(conversationId: string): {
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
      .catch((thrown: unknown) => setFailure(`Not saved — ${wordsOf(thrown)}`));
  };
  return { save, failure };
}
