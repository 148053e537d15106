import type { Document } from 'mongodb';
import type { MentionGroup } from '../contract/conversations/mention-groups.ts';
import type { MessageEvent } from '../contract/conversations/message.ts';
import type { MessageContact } from '../contract/conversations/message-contact.ts';
import type { MessagePreview } from '../contract/conversations/message-preview.ts';
import type { MessageFile } from '../contract/files/file.ts';
import { defineCollection } from '../store/collection.ts';

/**
 * A message as it is stored. Every change is one update of this one document, and each change adds the conversation's
 * next number to `revisions`. The unique index over all numbers ever taken lets no two changes share one, so
 * numbers are given in commit order, by any number of processes, without a transaction (docs/decisions/003).
 */
export interface MessageDoc {
  _id: string;
  conversationId: string;
  seq: number;
  /** The number of the last change; the last of `revisions`. */
  revision: number;
  revisions: number[];
  senderId: string;
  clientId: string;
  /** A digest of what was sent under `clientId`. */
  sentHash: string;
  body: string;
  /** The members whom the text names, or reaches by `@here`. */
  mentions: string[];
  /** Set when it mentions everyone in the room, or everyone who was there. */
  mentionGroup?: MentionGroup | null;
  /** The texts before this one, the oldest first, each with the time at which it was written. */
  earlier: { body: string; at: Date }[];
  versions: number;
  replyToId: string | null;
  /** What was sent with it, as a page shows it; absent where there is nothing. */
  files?: MessageFile[];
  /** The contacts whose cards it shows; absent where there are none. */
  contacts?: MessageContact[];
  reactions: { emoji: string; userIds: string[] }[];
  createdAt: Date;
  editedAt: Date | null;
  deletedAt: Date | null;
  /** Deleted by its sender within seconds, before anyone read it. */
  isUndone: boolean;
  /** Of a line about the room; absent or null of what a member wrote. */
  event?: MessageEvent | null;
  /** Who pinned it in its conversation, and when; absent or null while it is not pinned. */
  pinned?: { byUserId: string; at: Date } | null;
  /** What it was forwarded from: the first message of it, where that had been forwarded, too. Null once it is deleted. */
  forwarded?: { messageId: string; senderId: string; createdAt: Date } | null;
  /** Of the first link of its text; absent or null while there is none. */
  preview?: MessagePreview | null;
  /** Its sender wants no preview under it, whatever it links to. */
  isPreviewRemoved?: boolean;
}

export const messages = defineCollection<MessageDoc>('messages', [
  { key: { conversationId: 1, seq: 1 }, unique: true },
  { key: { conversationId: 1, senderId: 1, clientId: 1 }, unique: true },
  { key: { conversationId: 1, revisions: 1 }, unique: true },
  { key: { conversationId: 1, revision: 1 } },
  {
    key: { 'contacts.id': 1, conversationId: 1, _id: -1 },
    partialFilterExpression: { 'contacts.id': { $exists: true } },
  },
  {
    key: { conversationId: 1, 'pinned.at': -1 },
    partialFilterExpression: { 'pinned.at': { $exists: true } },
  },
]);

/** A message without its history, of which lists need only the first number. */
export type ListedMessage = Omit<MessageDoc, 'earlier'>;

export const listed = { earlier: 0, revisions: { $slice: 1 } } as const satisfies Document;
