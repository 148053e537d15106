import type { Context } from '../context/context.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { type ConversationDoc, conversations } from './conversations.ts';
import { type MemberSummary, memberId, members, withoutSteps } from './members.ts';
import { whyNotWrite } from './policy.ts';

/** A conversation, and one of its members. */
export interface Membership {
  readonly conversation: ConversationDoc;
  readonly member: MemberSummary;
}

/** The conversation, for one of its members. Anyone else gets `not_found`, as for one that does not exist. */
export async function requireMember(
  ctx: Context,
  caller: Pick<Caller, 'userId'>,
  conversationId: string,
): Promise<Membership> {
  const [conversation, member] = await Promise.all([
    conversations.in(ctx.db).findOne({ _id: conversationId }),
    members
      .in(ctx.db)
      .findOne({ _id: memberId(conversationId, caller.userId) }, { projection: withoutSteps }),
  ]);
  if (!conversation || !member) throw new AppError('not_found');
  return { conversation, member };
}

/** As {@link requireMember}, for one who may write now. Throws `room_archived` or `announcement_only`. */
export async function requireWriter(
  ctx: Context,
  caller: Pick<Caller, 'userId'>,
  conversationId: string,
): Promise<Membership> {
  const membership = await requireMember(ctx, caller, conversationId);
  const refusal = whyNotWrite(membership.member, membership.conversation);
  if (refusal !== null) throw new AppError(refusal);
  return membership;
}
