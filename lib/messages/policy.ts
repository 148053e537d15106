import type { Caller } from '../caller.ts';
import type { MessageDoc } from './messages.ts';

/** Only its sender edits or deletes a message, and only while it is not deleted. */
export function canChangeMessage(
  caller: Caller,
  message: Pick<MessageDoc, 'senderId' | 'deletedAt'>,
): boolean {
  return message.senderId === caller.userId && message.deletedAt === null;
}
