import type { Caller } from '../use-case/caller.ts';
import type { MessageDoc } from './messages.ts';

/** Only its sender edits or deletes a message. */
export function canChangeMessage(caller: Caller, message: Pick<MessageDoc, 'senderId'>): boolean {
  return message.senderId === caller.userId;
}
