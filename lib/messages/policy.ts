import type { Caller } from '../use-case/caller.ts';
import type { MessageDoc } from './messages.ts';

/** Only its sender edits a message, and not one that they forwarded: its words are another person's. */
export function canEditMessage(caller: Caller, message: Pick<MessageDoc, 'senderId' | 'forwarded'>): boolean {
  return canChangeMessage(caller, message) && !message.forwarded;
}

/** Only its sender deletes or undoes a message. */
export function canChangeMessage(caller: Caller, message: Pick<MessageDoc, 'senderId'>): boolean {
  return message.senderId === caller.userId;
}
