import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../conversations/require-member.ts';
import { type MessageDoc, messages } from './messages.ts';

/** A message of one of the caller's conversations. Any other gets `not_found`, as one that does not exist. */
export async function requireMessage(ctx: Context, caller: Caller, id: string): Promise<MessageDoc> {
  const doc = await messages.in(ctx.db).findOne({ _id: id });
  if (!doc) throw new AppError('not_found');
  await requireMember(ctx, caller, doc.conversationId);
  return doc;
}
