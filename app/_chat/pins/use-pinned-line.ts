import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { Message } from '@/lib/contract/conversations/message.ts';
import { useLive } from '../../_client/live/live-context.ts';
import { oneLine } from '../text/one-line.ts';

/** What a pinned message says in one line; of a room member whom the reader blocks, only that. */
export function usePinnedLine({ kind }: Conversation): (message: Message) => string {
  const blockedIds = useLive((state) => state.blockedIds);
  return (message) =>
    kind === 'room' && blockedIds.has(message.senderId)
      ? 'Message from someone you blocked'
      : oneLine(message);
}
