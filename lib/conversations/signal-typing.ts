import { everyoneBlockedWith } from '../accounts/blocks/blocks.ts';
import { readSettings } from '../accounts/profile/read-settings.ts';
import { publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import type { Caller } from '../use-case/caller.ts';
import { requireWriter } from './rights.ts';

/** A typing signal ends by itself after this time; one more within the pause is not passed on. */
const TYPING_MS = 6_000;
const PAUSE_MS = 2_500;

/**
 * Signals to the other members that the caller is writing, unless they hide their presence. In a room, too, no one
 * receives it who blocks the caller or is blocked.
 */
export async function signalTyping(
  ctx: Context,
  caller: Caller,
  { conversationId }: { readonly conversationId: string },
): Promise<void> {
  await requireWriter(ctx, caller, conversationId);
  const now = ctx.now().getTime();
  const key = `typing:${conversationId}:${caller.userId}`;
  if (now < (ctx.cache.get(key) ?? 0) + PAUSE_MS) return;
  ctx.cache.set(key, now);
  const { userId } = caller;
  const [{ hidePresence }, hiddenFrom] = await Promise.all([
    readSettings(ctx, userId),
    everyoneBlockedWith(ctx, userId),
  ]);
  if (hidePresence) return;
  const until = new Date(now + TYPING_MS).toISOString();
  const hidden = hiddenFrom.length === 0 ? {} : { hiddenFrom };
  await publishFact(ctx.bus, 'typing', { conversationId, userId, until, ...hidden });
}
