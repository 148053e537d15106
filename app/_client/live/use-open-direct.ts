'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { ApiError, errorMessage } from '../rest/api-error.ts';
import { call } from '../rest/call.ts';
import type { LiveStore } from '../state/live-store.ts';
import { useLiveClient } from './live-context.ts';

/** The conversation with a person, made now if there is none; the page knows it from then on. Throws {@link ApiError}. */
export async function openDirect(store: LiveStore, userId: string): Promise<Conversation> {
  const conversation = await call('POST /conversations', { body: { kind: 'direct', userId } });
  store.dispatch({ type: 'conversations', conversations: [conversation] });
  return conversation;
}

/**
 * Leads to the conversation with a person, made now if there is none. Where the server refuses that, a page says why; where it cannot
 * be reached, one stays where one is.
 */
export function useOpenDirect(): (userId: string) => void {
  const { store } = useLiveClient();
  const router = useRouter();
  const toast = useToast();
  return (userId) => {
    openDirect(store, userId).then(
      ({ id }) => router.push(`/chat/${id}` as Route),
      (thrown: unknown) => {
        if (thrown instanceof ApiError && thrown.code !== null)
          router.push(`/chat/with/${encodeURIComponent(userId)}` as Route);
        else toast(errorMessage(thrown));
      },
    );
  };
}
