import type { Context } from '../../context/context.ts';
import type { Message } from '../../contract/conversations/message.ts';
import { requireRights } from '../../conversations/rights.ts';
import type { Caller } from '../../use-case/caller.ts';
import { toMessage } from '../to-message.ts';
import { readPinned } from './pinned.ts';

/** The pinned messages of one of the caller's conversations, the one pinned last first. Throws `not_found`. */
export async function listPinned(
  ctx: Context,
  caller: Caller,
  { conversationId }: { readonly conversationId: string },
): Promise<{ items: Message[] }> {
  await requireRights(ctx, caller, conversationId);
  return { items: (await readPinned(ctx, conversationId)).map(toMessage) };
}
