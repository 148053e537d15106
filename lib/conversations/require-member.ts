import type { Context } from '../context/context.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { type ConversationDoc, conversations } from './conversations.ts';
import { type MemberSummary, memberFilter, members, withoutSteps } from './members.ts';
import { summariesWritten } from './pending-summaries.ts';

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
  await summariesWritten(ctx, [conversationId]);
  return await readMembership(ctx, caller.userId, conversationId);
}

/** As {@link requireMember}, for who asks about rights only: the newest messages may be missing in it. */
export async function readMembership(
  ctx: Context,
  userId: string,
  conversationId: string,
): Promise<Membership> {
  const [conversation, member] = await Promise.all([
    conversations.in(ctx.db).findOne({ _id: conversationId }),
    members.in(ctx.db).findOne(memberFilter(conversationId, userId), { projection: withoutSteps }),
  ]);
  if (!conversation || !member) throw new AppError('not_found');
  return { conversation, member };
}
