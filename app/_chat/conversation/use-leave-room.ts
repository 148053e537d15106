import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { call } from '../../_client/rest/call.ts';

/** Leaves a room, without what was being written there. Rejects with `ApiError`. */
export function useLeaveRoom(): (room: Pick<Conversation, 'id' | 'slug'>) => Promise<void> {
  const { draftSync } = useLiveClient();
  return async ({ id, slug }) => {
    await draftSync.forget(id);
    await call('POST /rooms/{slug}/leave', { params: { slug: slug ?? '' } });
  };
}
