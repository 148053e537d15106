import { endAccess } from '../../accounts/access/end-access.ts';
import { keepingAnAdmin } from '../../accounts/closing/keeping-an-admin.ts';
import { type UserDoc, users } from '../../accounts/users.ts';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import type { AdminUser, UpdateUser } from '../../contract/admin/user.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { appendAudit } from '../../workspace/audit.ts';
import { requireConfirmedAdmin } from '../require-admin.ts';
import { adminUserProjection, toAdminUsers } from './to-admin-user.ts';

/**
 * Makes a person an administrator or a member, suspends them or lets them in again. A suspension ends every session,
 * token and socket of theirs within a second. Throws `not_found`, `password_needed`, or `last_admin` when no
 * administrator would be left.
 */
export async function updateUser(
  ctx: Context,
  caller: Caller,
  { id, role, state, reason = '' }: UpdateUser & { readonly id: string },
): Promise<AdminUser> {
  await requireConfirmedAdmin(ctx, caller);
  const before = await users.in(ctx.db).findOne({ _id: id, state: { $ne: 'gone' } });
  if (!before) throw new AppError('not_found');
  if (role !== undefined && role !== before.role) await setRole(ctx, caller, before, role);
  if (state === 'suspended' && before.state !== 'suspended') await suspend(ctx, caller, before, reason);
  if (state === 'active' && before.state !== undefined) await restore(ctx, caller, before);
  const after = await users.in(ctx.db).findOne({ _id: id }, { projection: adminUserProjection });
  const [user] = after ? await toAdminUsers(ctx, [after]) : [];
  if (!user) throw new AppError('not_found');
  return user;
}

async function setRole(ctx: Context, caller: Caller, before: UserDoc, role: UserDoc['role']): Promise<void> {
  const write = async (value: UserDoc['role']) => {
    await users.in(ctx.db).updateOne({ _id: before._id }, { $set: { role: value } });
  };
  await keepingAnAdmin(ctx, { apply: () => write(role), undo: () => write(before.role) });
  const target = { kind: 'user', id: before._id } as const;
  await appendAudit(ctx, caller, {
    action: 'user.role',
    target,
    before: { role: before.role },
    after: { role },
  });
  logSecurity(ctx, {
    event: 'role',
    action: role,
    userId: caller.userId,
    address: caller.address,
    targetId: before._id,
  });
  await publishFact(ctx.bus, 'me', { userId: before._id, role });
}

async function suspend(ctx: Context, caller: Caller, { _id }: UserDoc, reason: string): Promise<void> {
  const suspension = { at: ctx.now(), byId: caller.userId, reason };
  await keepingAnAdmin(ctx, {
    apply: () => users.in(ctx.db).updateOne({ _id }, { $set: { state: 'suspended', suspension } }),
    undo: async () => {
      await users.in(ctx.db).updateOne({ _id }, { $unset: { state: '', suspension: '' } });
    },
  });
  await endAccess(ctx, { userId: _id, reason: 'suspended', address: caller.address });
  await publishFact(ctx.bus, 'presence:setting', { userId: _id });
  await noteSuspension(ctx, caller, { userId: _id, action: 'user.suspend', reason });
}

async function restore(ctx: Context, caller: Caller, { _id }: UserDoc): Promise<void> {
  await users.in(ctx.db).updateOne({ _id }, { $unset: { state: '', suspension: '', leaving: '' } });
  await publishFact(ctx.bus, 'presence:setting', { userId: _id });
  await noteSuspension(ctx, caller, { userId: _id, action: 'user.restore', reason: '' });
}

async function noteSuspension(
  ctx: Context,
  caller: Caller,
  entry: {
    readonly userId: string;
    readonly action: 'user.suspend' | 'user.restore';
    readonly reason: string;
  },
): Promise<void> {
  const { userId, action, reason } = entry;
  const after = action === 'user.suspend' ? { state: 'suspended', reason } : { state: 'active' };
  await appendAudit(ctx, caller, { action, target: { kind: 'user', id: userId }, after });
  logSecurity(ctx, {
    event: 'suspension',
    action: action === 'user.suspend' ? 'suspended' : 'ended',
    userId: caller.userId,
    address: caller.address,
    targetId: userId,
  });
}
