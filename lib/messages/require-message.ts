import type { Context } from '../context/context.ts';
import { type Rights, requireRights } from '../conversations/rights.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { type MessageDoc, messages } from './messages.ts';

/** A message of one of the caller's conversations. Any other gets `not_found`, as one that does not exist. */
export async function requireMessage(
  ctx: Context,
  caller: Caller,
  id: string,
): Promise<Rights & { readonly message: MessageDoc }> {
  const message = await messages.in(ctx.db).findOne({ _id: id });
  if (!message) throw new AppError('not_found');
  return { message, ...(await requireRights(ctx, caller, message.conversationId)) };
}
