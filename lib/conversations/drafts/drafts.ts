import { defineCollection } from '../../store/collection.ts';

/** What one device of a person has in the composer of one conversation: no device writes over another's. */
export interface DraftDoc {
  _id: string;
  userId: string;
  conversationId: string;
  deviceId: string;
  deviceName: string;
  body: string;
  replyToId: string | null;
  updatedAt: Date;
}

export const drafts = defineCollection<DraftDoc>('drafts', [
  { key: { userId: 1, conversationId: 1, updatedAt: -1 } },
]);
