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

async function suspend(ctx: Context, caller: Caller, { _id, state }: UserDoc, reason: string): Promise<void> {
  const suspension = { at: ctx.now(), byId: caller.userId, reason };
  // A closed account keeps its day of erasure, which the suspension covers only until then.
  await keepingAnAdmin(ctx, {
    apply: () => users.in(ctx.db).updateOne({ _id }, { $set: { state: 'suspended', suspension } }),
    undo: async () => {
      const before =
        state === undefined
          ? { $unset: { state: '' as const, suspension: '' as const } }
          : { $set: { state }, $unset: { suspension: '' as const } };
      await users.in(ctx.db).updateOne({ _id }, before);
    },
  });
  await endAccess(ctx, { userId: _id, reason: 'suspended', address: caller.address });
  await publishFact(ctx.bus, 'presence:setting', { userId: _id });
  await noteSuspension(ctx, caller, {
    userId: _id,
    action: 'user.suspend',
    after: { state: 'suspended', reason },
  });
}

/**
 * Ends a suspension, or opens an account again that its person closed. Of one that was both, only the suspension ends: it
 * stays closed, and is erased on its day unless its person signs in before. One that is being erased is no longer there.
 */
async function restore(ctx: Context, caller: Caller, { _id, state, leaving }: UserDoc): Promise<void> {
  if (leaving && leaving.erasedAt <= ctx.now()) throw new AppError('not_found');
  const isStillClosed = state === 'suspended' && leaving !== undefined;
  const change = isStillClosed
    ? { $set: { state: 'leaving' as const }, $unset: { suspension: '' as const } }
    : { $unset: { state: '' as const, suspension: '' as const, leaving: '' as const } };
  await users.in(ctx.db).updateOne({ _id, ...(state && { state }) }, change);
  await publishFact(ctx.bus, 'presence:setting', { userId: _id });
  const after = { state: isStillClosed ? 'leaving' : 'active' };
  await noteSuspension(ctx, caller, { userId: _id, action: 'user.restore', after });
}

async function noteSuspension(
  ctx: Context,
  caller: Caller,
  entry: {
    readonly userId: string;
    readonly action: 'user.suspend' | 'user.restore';
    readonly after: { readonly state: string; readonly reason?: string };
  },
): Promise<void> {
  const { userId, action, after } = entry;
  await appendAudit(ctx, caller, { action, target: { kind: 'user', id: userId }, after });
  logSecurity(ctx, {
    event: 'suspension',
    action: action === 'user.suspend' ? 'suspended' : 'ended',
    userId: caller.userId,
    address: caller.address,
    targetId: userId,
  });
}
