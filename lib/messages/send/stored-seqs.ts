import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';

type Cached = Pick<Context, 'cache'>;

/** Under which the newest `revision` and `seq` of a conversation are cached for the next write. */
export const newestKeys = {
  revision: (conversationId: string) => `conversation:${conversationId}`,
  seq: (conversationId: string) => `seq:${conversationId}`,
} as const;

const storedKey = (conversationId: string) => `stored:${conversationId}`;

/** A message of this number is stored: this process has stored it, read it or received it as a fact. */
export function noteStored({ cache }: Cached, conversationId: string, seq: number): void {
  const key = storedKey(conversationId);
  if (seq > (cache.get(key) ?? 0)) cache.set(key, seq);
}

/** Whether this process knows that the conversation has come as far as this number. */
export function knowsStored({ cache }: Cached, conversationId: string, seq: number): boolean {
  return seq <= (cache.get(storedKey(conversationId)) ?? 0);
}

/**
 * Learns the newest numbers from a fact, so that a write after one of another process need not fail first. Only the very
 * next number is believed; after any other the store is asked.
 */
export function learnNumbers(ctx: Cached, { conversationId, revision, seq }: Message): void {
  noteStored(ctx, conversationId, seq);
  learn(ctx, newestKeys.revision(conversationId), revision);
  learn(ctx, newestKeys.seq(conversationId), seq);
}

function learn({ cache }: Cached, key: string, number: number): void {
  const known = cache.get(key);
  if (known === undefined || number <= known) return;
  if (number === known + 1) cache.set(key, number);
  else cache.delete(key);
}
