import type { Context } from '../context/context.ts';

/** The summaries of conversations that this process has still to write, after messages that it has stored. */
export interface PendingSummaries {
  isPending(conversationId: string): boolean;
  /** Resolves when all of them are written, or could not be. */
  flush(): Promise<void>;
}

const NAME = 'pending summaries';

/** Called by who writes them, in a folder above. */
export function keepPendingSummaries(ctx: Context, pending: PendingSummaries): void {
  ctx.state.set(NAME, pending);
}

function pendingOf(ctx: Context): PendingSummaries | undefined {
  // Only `keepPendingSummaries` sets what is kept under this name.
  return ctx.state.get(NAME) as PendingSummaries | undefined;
}

export function isSummaryPending(ctx: Context, conversationId: string): boolean {
  return pendingOf(ctx)?.isPending(conversationId) === true;
}

/**
 * Await it before conversations or members are read, so that this process sees what it has stored itself: a message is
 * acknowledged before the conversation's summary follows.
 */
export async function summariesWritten(ctx: Context, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.some((id) => isSummaryPending(ctx, id))) await pendingOf(ctx)?.flush();
}
