import { endAccess } from '../../accounts/access/end-access.ts';
import { keepingAnAdmin } from '../../accounts/closing/keeping-an-admin.ts';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { eraseUser } from '../../erasure/erase-user.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { requireConfirmedAdmin } from '../require-admin.ts';

/**
 * Erases a person's account now; their messages stay as those of a former member. Throws `not_found`,
 * `password_needed` or `last_admin`.
 */
export async function deleteUser(
  ctx: Context,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<void> {
  await requireConfirmedAdmin(ctx, caller);
  const user = await users.in(ctx.db).findOne({ _id: id, state: { $ne: 'gone' } });
  if (!user) throw new AppError('not_found');
  const leaving = { erasedAt: ctx.now(), messages: 'keep' as const };
  await keepingAnAdmin(ctx, {
    apply: () => users.in(ctx.db).updateOne({ _id: id }, { $set: { state: 'leaving', leaving } }),
    undo: async () => {
      await users.in(ctx.db).updateOne({ _id: id }, { $unset: { state: '', leaving: '' } });
    },
  });
  await appendAudit(ctx, caller, {
    action: 'user.delete',
    target: { kind: 'user', id },
    before: { username: user.username, role: user.role },
  });
  await endAccess(ctx, { userId: id, reason: 'account_closed', address: caller.address });
  await eraseUser(ctx, id);
}
