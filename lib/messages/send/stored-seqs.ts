import type { Context } from '../../context/context.ts';

const keyOf = (conversationId: string) => `stored:${conversationId}`;

/** A message of this number is stored: this process has stored it, read it or received it as a fact. */
export function noteStored(ctx: Pick<Context, 'cache'>, conversationId: string, seq: number): void {
  const key = keyOf(conversationId);
  if (seq > (ctx.cache.get(key) ?? 0)) ctx.cache.set(key, seq);
}

/** Whether this process knows that the conversation has come as far as this number. */
export function knowsStored(ctx: Pick<Context, 'cache'>, conversationId: string, seq: number): boolean {
  return seq <= (ctx.cache.get(keyOf(conversationId)) ?? 0);
}
