import type { UpdateMembership } from '@/lib/contract/conversations/conversation.ts';
import { call } from '../../_client/rest/call.ts';
import type { LiveStore } from '../../_client/state/live-store.ts';

/** Changes what a conversation is for this person only, on all their devices. Rejects with `ApiError`. */
export async function saveMembership(
  store: LiveStore,
  conversationId: string,
  change: UpdateMembership,
): Promise<void> {
  const updated = await call('PATCH /conversations/{id}/me', {
    params: { id: conversationId },
    body: change,
  });
  store.dispatch({ type: 'conversations', conversations: [updated] });
}
