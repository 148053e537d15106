import type { Context } from '../../context/context.ts';
import { logRefusal, logSecurity } from '../../context/security-log.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { memberFilter, members, withoutSteps } from '../members.ts';
import { canRemove } from '../policy.ts';
import { requireMember } from '../require-member.ts';
import { endMembership } from './end-membership.ts';

interface RemoveMember {
  readonly conversationId: string;
  readonly userId: string;
}

/**
 * Ends a membership of a room, also the caller's own. Resolves to whether there was one. Throws `not_found`, `forbidden`.
 */
export async function removeMember(
  ctx: Context,
  caller: Caller,
  { conversationId, userId }: RemoveMember,
): Promise<boolean> {
  const { address } = caller;
  const entry = { event: 'membership', userId: caller.userId, address, conversationId } as const;
  const action = userId === caller.userId ? 'left' : 'removed';
  const line = { ...entry, action, targetId: userId };
  const isDone = await logRefusal(ctx, line, () => remove(ctx, caller, { conversationId, userId }));
  if (isDone) logSecurity(ctx, line);
  return isDone;
}

/** Resolves to whether there was a membership to end. */
async function remove(
  ctx: Context,
  caller: Caller,
  { conversationId, userId }: RemoveMember,
): Promise<boolean> {
  for (;;) {
    const { conversation, member } = await requireMember(ctx, caller, conversationId);
    const target = await members
      .in(ctx.db)
      .findOne(memberFilter(conversationId, userId), { projection: withoutSteps });
    const isOwn = userId === caller.userId && conversation.room !== undefined;
    if (!isOwn && !canRemove(member, conversation, target ?? { role: 'member' }))
      throw new AppError('forbidden');
    if (!target) return false;
    if (await endMembership(ctx, conversation, target, caller.userId)) return true;
  }
}
