import { useCallback } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { useToast } from '../../_ui/layers/toast.tsx';
import { saveMembership } from './save-membership.ts';

/** Pins a conversation to the top of the list, or unpins it; says so, and for a while can be undone. */
export function usePinToTop(): (conversation: Pick<Conversation, 'id'>, isPinned: boolean) => void {
  const { store } = useLiveClient();
  const toast = useToast();
  return useCallback(
    ({ id }, isPinned) => {
      const set = (isNow: boolean) => saveMembership(store, id, { isPinned: isNow });
      const refused = (thrown: unknown) => toast(`Not saved — ${errorMessage(thrown)}`);
      set(isPinned)
        .then(() =>
          toast(isPinned ? 'Pinned to the top of Chats.' : 'Unpinned.', {
            label: 'Undo',
            run: () => void set(!isPinned).catch(refused),
          }),
        )
        .catch(refused);
    },
    [store, toast],
  );
}
