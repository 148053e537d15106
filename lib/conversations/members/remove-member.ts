import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { canRemove } from '../policy.ts';
import { endMembership } from './end-membership.ts';
import { headOnly, memberId, members } from './members.ts';
import { requireMember } from './require-member.ts';

interface RemoveMember {
  readonly conversationId: string;
  readonly userId: string;
}

/** Ends somebody's membership of a room, also one's own. Harmless for who is no member. Throws `not_found`, `forbidden`. */
export async function removeMember(
  ctx: Context,
  caller: Caller,
  { conversationId, userId }: RemoveMember,
): Promise<void> {
  for (;;) {
    const { conversation, member } = await requireMember(ctx, caller, conversationId);
    const target = await members
      .in(ctx.db)
      .findOne({ _id: memberId(conversationId, userId) }, { projection: headOnly });
    const isOwn = userId === caller.userId && conversation.room !== undefined;
    if (!isOwn && !canRemove(member, conversation, target ?? { role: 'member' }))
      throw new AppError('forbidden');
    if (!target || (await endMembership(ctx, conversation, target, caller.userId))) return;
  }
}
