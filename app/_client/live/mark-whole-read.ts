import type { Conversation } from '../../../lib/contract/conversations/conversation.ts';
import type { LiveClient } from './live-client.ts';

/** Marks everything in a conversation as read. */
export function markWholeRead(
  client: Pick<LiveClient, 'markRead' | 'clearUnreadFrom'>,
  { id, lastSeq, lastReadSeq }: Pick<Conversation, 'id' | 'lastSeq' | 'lastReadSeq'>,
): void {
  if (lastSeq > lastReadSeq) client.markRead(id, lastSeq);
  // All that is unread there was marked as unread by hand.
  else client.clearUnreadFrom(id);
}
