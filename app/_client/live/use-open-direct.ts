'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useToast } from '../../_ui/layers/toast.tsx';
import { ApiError, errorMessage } from '../rest/api-error.ts';
import { call } from '../rest/call.ts';
import { useLiveClient } from './live-context.ts';

/**
 * Leads to the conversation with a person, made now if there is none. Where the server refuses that, a page says why; where it cannot
 * be reached, one stays where one is.
 */
export function useOpenDirect(): (userId: string) => void {
  const { store } = useLiveClient();
  const router = useRouter();
  const toast = useToast();
  return (userId) => {
    call('POST /conversations', { body: { kind: 'direct', userId } }).then(
      (conversation) => {
        store.dispatch({ type: 'conversations', conversations: [conversation] });
        router.push(`/chat/${conversation.id}` as Route);
      },
      (thrown: unknown) => {
        if (thrown instanceof ApiError && thrown.code !== null)
          router.push(`/chat/with/${encodeURIComponent(userId)}` as Route);
        else toast(errorMessage(thrown));
      },
    );
  };
}
