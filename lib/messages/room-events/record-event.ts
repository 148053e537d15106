import type { Context } from '../../context/context.ts';
import type { OwedLine } from '../../conversations/conversations.ts';
import { isDuplicate } from '../../store/claim-next.ts';
import { appendMessage } from '../send/append-message.ts';
import { newMessage } from '../send/send-message.ts';

/**
 * Stores a line about the room under its next numbers, and publishes it as any message; harmless when it is stored
 * already.
 */
export async function recordEvent(
  ctx: Context,
  conversationId: string,
  { id, senderId, event }: Pick<OwedLine, 'id' | 'senderId' | 'event'>,
): Promise<void> {
  const message = { conversationId, clientId: id, body: '', mentions: [], event };
  try {
    await appendMessage(ctx, newMessage(ctx, { userId: senderId }, message));
  } catch (error) {
    if (!isDuplicate(error, 'clientId')) throw error;
  }
}
