import { defineCollection } from '../../store/collection.ts';
import type { PostBytes, WordBytes } from './segment-bytes.ts';

/** One segment of a conversation's index: what messages it is of, without its bytes. */
export interface SegmentRef {
  /** A segment is never changed: another one takes its place. */
  readonly id: string;
  /** The numbers of its first and last message. */
  readonly from: number;
  readonly to: number;
  /** It takes no more: it is not joined with those after it. */
  readonly isFull: boolean;
  readonly newestAt: Date;
  readonly oldestAt: Date;
}

/**
 * How far a conversation is indexed. Every message whose `seq` is at most `toSeq` is in a segment, as it was at revision
 * `toRevision` or later. While `isComplete`, every other message has a higher revision, so that a search reads
 * `revision > toRevision` and has all. Everything here can be made again from the messages.
 */
export interface SearchHeadDoc {
  /** The id of the conversation. */
  _id: string;
  /** Grows with every change of this document, which is guarded by it. */
  version: number;
  toRevision: number;
  toSeq: number;
  isComplete: boolean;
  segments: SegmentRef[];
  /** The process that works on it, or worked on it when it was ended, and until when others leave it alone. */
  ownerId: string | null;
  ownedUntil: Date;
}

interface StoredBytes {
  _id: string;
  conversationId: string;
}

/** The words of a segment, by its id. A search for a rare word reads only these. */
export type SearchWordsDoc = StoredBytes & WordBytes;
/** Which of its messages have which word. */
export type SearchPostsDoc = StoredBytes & PostBytes;

export const searchHeads = defineCollection<SearchHeadDoc>('searchHeads', []);
export const searchWords = defineCollection<SearchWordsDoc>('searchWords', [{ key: { conversationId: 1 } }]);
export const searchPosts = defineCollection<SearchPostsDoc>('searchPosts', [{ key: { conversationId: 1 } }]);
