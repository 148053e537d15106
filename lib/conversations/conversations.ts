import type { Message } from '../contract/message.ts';
import { defineCollection } from '../store/collection.ts';

/** How far one member has come: both are high-water marks and never move back. */
export interface MemberDoc {
  userId: string;
  role: 'owner' | 'admin' | 'member';
  deliveredSeq: number;
  readSeq: number;
}

/** A conversation with its members. `lastSeq`, `revision` and `activityAt` follow the messages, which are the truth. */
export interface ConversationDoc {
  _id: string;
  kind: 'direct' | 'room';
  /** The two people of a direct conversation in one key, so that there is only one of it; absent in a room. */
  pair?: string;
  members: MemberDoc[];
  lastSeq: number;
  revision: number;
  /** The newest message as everybody sees it, kept here so that a list of conversations is one read. */
  lastMessage: Message | null;
  activityAt: Date;
  createdAt: Date;
}

export const conversations = defineCollection<ConversationDoc>('conversations', [
  { key: { pair: 1 }, unique: true, partialFilterExpression: { pair: { $exists: true } } },
  { key: { 'members.userId': 1, activityAt: -1 } },
]);
