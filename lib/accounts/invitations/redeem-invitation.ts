import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { AppError } from '../../use-case/app-error.ts';
import { linkTokenHash } from '../passwords/reset-links.ts';
import { inUse } from '../policy.ts';
import { users } from '../users.ts';
import { type InvitationDoc, invitations, openAt } from './invitations.ts';

/**
 * The invitation of this link, as long as one can join with it: one whose sender is no longer here has ended, too. Null
 * for one that was used up, has ended or never was.
 */
export async function findInvitation(ctx: Context, token: string): Promise<InvitationDoc | null> {
  const found = await invitations.in(ctx.db).findOne({ hash: linkTokenHash(token), ...openAt(ctx.now()) });
  const sender = await users
    .in(ctx.db)
    .findOne({ _id: found?.byId ?? '', ...inUse }, { projection: { _id: 1, role: 1 } });
  // Who may no longer make one like it does not let anyone in by an old one.
  return found && sender && (found.role === 'member' || sender.role === 'admin') ? found : null;
}

/**
 * Takes one use of an invitation while `join` makes the account; given back when that fails. Two who take the last one at
 * once: the second gets `invitation_ended`.
 */
export async function redeemInvitation<T extends { readonly id: string }>(
  ctx: Context,
  { _id, byId }: InvitationDoc,
  join: () => Promise<T>,
): Promise<T> {
  const open = { _id, ...openAt(ctx.now()) };
  const { matchedCount } = await invitations.in(ctx.db).updateOne(open, { $inc: { usesLeft: -1 } });
  if (matchedCount === 0) throw new AppError('invitation_ended');
  const user = await join().catch(async (error: unknown) => {
    await invitations.in(ctx.db).updateOne({ _id }, { $inc: { usesLeft: 1 } });
    throw error;
  });
  await invitations.in(ctx.db).updateOne({ _id }, { $push: { joined: { userId: user.id, at: ctx.now() } } });
  await publishFact(ctx.bus, 'invitations', { userId: byId });
  await publishFact(ctx.bus, 'admin', { changed: 'invitations' });
  return user;
}
