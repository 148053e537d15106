import type { Message, MessageEvent } from '../contract/conversations/message.ts';
import type { Visibility } from '../contract/conversations/room.ts';
import { defineCollection } from '../store/collection.ts';

/** The fields of a room that a direct conversation does not have. */
export interface RoomDoc {
  /** Its address: made from the first name, and never changed, so that links hold. */
  slug: string;
  name: string;
  /** What the lobby is sorted by, and the words by which it is searched. */
  nameKey: string;
  searchKeys: string[];
  topic: string;
  visibility: Visibility;
  isAnnouncement: boolean;
  archivedAt: Date | null;
  /** An administrator deletes the room: nothing of it is shown any more. */
  deletedAt?: Date;
}

/** A line about a room that is to be written once what it says is stored: noted before, so that no crash loses it. */
export interface OwedLine {
  /** The `clientId` of the line: it is written once. */
  id: string;
  senderId: string;
  event: MessageEvent;
  /** The newest message when it was noted. */
  afterSeq: number;
  at: Date;
}

/**
 * A conversation; its members are documents of their own. `lastSeq`, `revision` and `activityAt` summarize the messages,
 * and `memberCount` the members; where they differ, messages and members are right.
 */
export interface ConversationDoc {
  _id: string;
  kind: 'direct' | 'room';
  /** The two people of a direct conversation in one key, so that there is only one of it; absent in a room. */
  pair?: string;
  /** Who of the two blocks the other; absent for no one. */
  blockedBy?: string[];
  room?: RoomDoc;
  memberCount: number;
  /** Grows with every change of the conversation itself. */
  version: number;
  lastSeq: number;
  revision: number;
  /** The newest message that was not undone, kept here so that a list of conversations is one read. */
  lastMessage: Message | null;
  /** The numbers of the newest messages that were undone: they never count as unread. */
  undoneSeqs: number[];
  activityAt: Date;
  createdAt: Date;
  /** Absent or empty but for a moment, and after a crash. */
  owedLines?: OwedLine[];
}

export const conversations = defineCollection<ConversationDoc>('conversations', [
  { key: { pair: 1 }, unique: true, partialFilterExpression: { pair: { $exists: true } } },
  { key: { 'room.slug': 1 }, unique: true, partialFilterExpression: { 'room.slug': { $exists: true } } },
  { key: { activityAt: -1 } },
  { key: { 'owedLines.id': 1 }, name: 'owedLines', sparse: true },
  { key: { 'room.nameKey': 1, _id: 1 }, partialFilterExpression: { 'room.nameKey': { $exists: true } } },
]);

/** A conversation without messages. */
export function newConversation(
  id: string,
  now: Date,
  about: Pick<ConversationDoc, 'kind' | 'memberCount'> & Partial<Pick<ConversationDoc, 'pair' | 'room'>>,
): ConversationDoc {
  return {
    _id: id,
    ...about,
    version: 1,
    lastSeq: 0,
    revision: 0,
    lastMessage: null,
    undoneSeqs: [],
    activityAt: now,
    createdAt: now,
  };
}
