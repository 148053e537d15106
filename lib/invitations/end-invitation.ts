import { invitations } from '../accounts/invitations/invitations.ts';
import { publishFact } from '../bus/facts.ts';
import type { Context } from '../context/context.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { appendAudit } from '../workspace/audit.ts';

/** Ends an invitation of the caller's own, or any for an administrator. Throws `not_found`, for an ended one too. */
export async function endInvitation(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  const own = caller.role === 'admin' ? {} : { byId: caller.userId };
  const ended = await invitations
    .in(ctx.db)
    .findOneAndUpdate({ _id: id, ...own, endedAt: null }, { $set: { endedAt: ctx.now() } });
  if (!ended) throw new AppError('not_found');
  await appendAudit(ctx, caller, { action: 'invitation.end', target: { kind: 'invitation', id } });
  await publishFact(ctx.bus, 'invitations', { userId: ended.byId });
}
