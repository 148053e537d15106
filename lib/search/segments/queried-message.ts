import type { MessageDoc } from '../../messages/messages.ts';

/** Of a message, what decides whether it is found. */
export type QueriedMessage = Pick<
  MessageDoc,
  | '_id'
  | 'conversationId'
  | 'seq'
  | 'senderId'
  | 'body'
  | 'files'
  | 'contacts'
  | 'createdAt'
  | 'deletedAt'
  | 'event'
>;
