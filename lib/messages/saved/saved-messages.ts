import { defineCollection } from '../../store/collection.ts';

/** That one person saved one message for themselves. A document of its own: everybody may save the same message. */
export interface SavedDoc {
  /** {@link savedId}. */
  _id: string;
  userId: string;
  messageId: string;
  conversationId: string;
  savedAt: Date;
}

export const savedMessages = defineCollection<SavedDoc>('savedMessages', [
  { key: { userId: 1, savedAt: -1, _id: -1 } },
  { key: { userId: 1, conversationId: 1 } },
  { key: { messageId: 1 } },
  { key: { conversationId: 1 } },
]);

export function savedId(userId: string, messageId: string): string {
  return `${userId}:${messageId}`;
}
