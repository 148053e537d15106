import type { HasKind } from '../../contract/search/search-terms.ts';

/** After so many words their position is noted, so that the number of a word is found without counting all before it. */
export const SKIP = 32;

/** So many of a segment's newest messages are looked at before the others: mostly a common word is found among them. */
export const RECENT = 64;

/**
 * The different folded words of some consecutive messages of a conversation. `words` has them with a line feed before,
 * between and after them, so that a part of a word is found as bytes, in any script. They are in the order of the
 * newest message that has them, the newest first.
 */
export interface WordBytes {
  readonly words: Buffer;
  /** At the beginning of `words`, so many bytes have the words of the newest messages ({@link RECENT}). */
  readonly recentWords: number;
  /** The newest time of the other messages; null when there are none. */
  readonly othersNewestAt: Date | null;
  /** Which grams the words have (`filterOf`): a rare word need not be looked for where its grams are not. */
  readonly grams: Buffer;
  /** Where every 32nd word begins in `words`. */
  readonly wordSkips: Buffer;
}

/**
 * Which of these messages have which word. `posts` has for each word the messages that have it, the newest first: how many
 * bytes the list takes, and the distance of each from the one after it, in numbers of `ByteWriter`.
 */
export interface PostBytes {
  readonly posts: Buffer;
  /** Where the list of every 32nd word begins in `posts`. */
  readonly postSkips: Buffer;
  /** When each message was written, in milliseconds, as the difference to the one before. */
  readonly times: Buffer;
  /** Who wrote it and what it has, in the form of `words`, and the lists of that. */
  readonly facets: Buffer;
  readonly facetPosts: Buffer;
}

export const senderFacet = (userId: string): string => `from ${userId}`;
export const kindFacet = (kind: HasKind): string => `has ${kind}`;
