import { BLOCKS_MAX, blockersBetween, blockId, blocks } from '../../accounts/blocks/blocks.ts';
import { users } from '../../accounts/users.ts';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { conversations } from '../conversations.ts';
import { publishConversationUpdated } from '../publish-conversation.ts';
import { pairOf } from './pair-of.ts';

interface BlockPerson {
  readonly id: string;
}

/**
 * Blocks a person: neither direct messages nor notices, typing or presence go either way from now on. Harmless when it
 * was so already. Throws `not_found`, `invalid` for oneself, `too_many_blocks`.
 */
export async function blockPerson(ctx: Context, caller: Caller, { id }: BlockPerson): Promise<void> {
  const { userId } = caller;
  if (id === userId) throw invalidField('id', 'Pick another person: this is you.');
  if (!(await users.in(ctx.db).findOne({ _id: id }, { projection: { _id: 1 } })))
    throw new AppError('not_found');
  const _id = blockId(userId, id);
  const others = { userId, _id: { $ne: _id } };
  if ((await blocks.in(ctx.db).countDocuments(others, { limit: BLOCKS_MAX })) >= BLOCKS_MAX)
    throw new AppError('too_many_blocks');
  await blocks
    .in(ctx.db)
    .updateOne({ _id }, { $setOnInsert: { userId, blockedId: id, at: ctx.now() } }, { upsert: true });
  await noteOnConversation(ctx, caller, id, { $addToSet: { blockedBy: userId } });
  await publishFact(ctx.bus, 'presence:ended', { userId, otherId: id });
  await publishFact(ctx.bus, 'presence:ended', { userId: id, otherId: userId });
}

/** Lets a person write again, and the presence of the two pass; harmless when they were not blocked. */
export async function unblockPerson(ctx: Context, caller: Caller, { id }: BlockPerson): Promise<void> {
  await blocks.in(ctx.db).deleteOne({ _id: blockId(caller.userId, id) });
  const arePartners = await noteOnConversation(ctx, caller, id, { $pull: { blockedBy: caller.userId } });
  const { userId } = caller;
  if ((await blockersBetween(ctx, userId, id)).length > 0) return;
  await publishFact(ctx.bus, 'presence:resumed', { userId, otherId: id, arePartners });
  await publishFact(ctx.bus, 'presence:resumed', { userId: id, otherId: userId, arePartners });
}

/** The direct conversation of the two says it as well: a send reads nothing else. Resolves to whether there is one. */
async function noteOnConversation(
  ctx: Context,
  { userId }: Caller,
  otherId: string,
  change: { $addToSet: { blockedBy: string } } | { $pull: { blockedBy: string } },
): Promise<boolean> {
  const pair = pairOf(userId, otherId);
  const conversation = await conversations
    .in(ctx.db)
    .findOneAndUpdate({ pair }, { ...change, $inc: { version: 1 } }, { projection: { _id: 1 } });
  if (conversation) await publishConversationUpdated(ctx, conversation._id, [userId, otherId]);
  await publishFact(ctx.bus, 'me', { userId });
  return conversation !== null;
}
