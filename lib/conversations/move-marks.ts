import { invalidField } from '../app-error.ts';
import { tell } from '../bus/facts.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { conversations } from './conversations.ts';
import { requireMember } from './require-member.ts';

interface Mark {
  readonly conversationId: string;
  readonly seq: number;
}

/** Moves the caller's read mark up to `seq` (and the delivered mark with it); never back. Throws `invalid` beyond the end. */
export async function markRead(ctx: Context, caller: Caller, mark: Mark): Promise<void> {
  await moveMark(ctx, caller, mark, 'readSeq');
}

/** Moves the caller's delivered mark up to `seq`: the message reached one of their devices. */
export async function markDelivered(ctx: Context, caller: Caller, mark: Mark): Promise<void> {
  await moveMark(ctx, caller, mark, 'deliveredSeq');
}

async function moveMark(
  ctx: Context,
  caller: Caller,
  { conversationId, seq }: Mark,
  field: 'readSeq' | 'deliveredSeq',
): Promise<void> {
  const conversation = await requireMember(ctx, caller, conversationId);
  if (seq > conversation.lastSeq) throw invalidField('seq', 'There is no such message yet.');
  const { userId } = caller;
  const after = await conversations.in(ctx.db).findOneAndUpdate(
    { _id: conversationId, members: { $elemMatch: { userId, [field]: { $lt: seq } } } },
    {
      $max: { 'members.$.deliveredSeq': seq, ...(field === 'readSeq' ? { 'members.$.readSeq': seq } : {}) },
    },
    { returnDocument: 'after', projection: { members: 1 } },
  );
  const member = after?.members.find((each) => each.userId === userId);
  if (!member) return;
  const { deliveredSeq, readSeq } = member;
  await tell(ctx.bus, 'receipt', { conversationId, userId, deliveredSeq, readSeq });
}
