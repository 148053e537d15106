import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { type ConversationDoc, conversations } from '../conversations.ts';
import { whyNotWrite } from '../policy.ts';
import { headOnly, type MemberHead, memberId, members } from './members.ts';

/** A conversation, and how one of its members stands in it. */
export interface Membership {
  readonly conversation: ConversationDoc;
  readonly member: MemberHead;
}

/** The conversation, for one of its members. Somebody else gets `not_found`, as for one that does not exist. */
export async function requireMember(
  ctx: Context,
  caller: Pick<Caller, 'userId'>,
  conversationId: string,
): Promise<Membership> {
  const [conversation, member] = await Promise.all([
    conversations.in(ctx.db).findOne({ _id: conversationId }),
    members.in(ctx.db).findOne({ _id: memberId(conversationId, caller.userId) }, { projection: headOnly }),
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
