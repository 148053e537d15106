import { LRUCache } from 'lru-cache';
import type { Context } from '../../context/context.ts';
import { processState } from '../../context/process-state.ts';
import { changeListeners } from '../../messages/send/change-listeners.ts';
import type { SearchHeadDoc } from './segments.ts';

/** What this process knows of a conversation. Another object takes its place when something happens to it. */
export interface KnownIndex {
  readonly conversationId: string;
  /** How far it is indexed; null when it is not, undefined while that is not known. */
  head: SearchHeadDoc | null | undefined;
  /** Whether there is no message that the index does not hold. */
  isQuiet: boolean;
}

const CONVERSATIONS_MAX = 20_000;

/**
 * What searches have found out about the indexes of conversations, until a message or an index changes: a search in
 * hundreds of conversations asks the store for none of it again. Only where one process does all the writing.
 */
export class KnownIndexes {
  readonly #known = new LRUCache<string, KnownIndex>({ max: CONVERSATIONS_MAX });

  constructor(ctx: Context) {
    changeListeners(ctx).add((conversationId) => {
      const known = this.#known.peek(conversationId);
      if (known) this.#known.set(conversationId, { ...known, isQuiet: false });
    });
  }

  /** What is known of these conversations. What is read of one afterwards may be noted in it while {@link isCurrent}. */
  of(conversationIds: readonly string[]): KnownIndex[] {
    return conversationIds.map((conversationId) => {
      const known = this.#known.get(conversationId);
      if (known) return known;
      const made = { conversationId, head: undefined, isQuiet: false };
      this.#known.set(conversationId, made);
      return made;
    });
  }

  /** Whether nothing happened to the conversation since. */
  isCurrent(known: KnownIndex): boolean {
    return this.#known.peek(known.conversationId) === known;
  }

  /** The index of a conversation is about to change, or has changed. */
  forget(conversationId: string): void {
    this.#known.delete(conversationId);
  }
}

const indexes = processState('search-known-indexes', (ctx) => new KnownIndexes(ctx));

/** What this process knows of indexes, or null where other processes write as well. */
export function knownIndexes(ctx: Context): KnownIndexes | null {
  return ctx.env.REDIS_URL === undefined ? indexes(ctx) : null;
}
