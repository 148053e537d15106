import { sessions } from '../../accounts/sessions/sessions.ts';
import type { UserDoc } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import type { AdminUser } from '../../contract/admin/user.ts';
import { readWorkspaceSettings } from '../../workspace/workspace-settings.ts';

/** The fields of a person that administrators see. */
export const adminUserProjection = {
  username: 1,
  displayName: 1,
  nameKey: 1,
  email: 1,
  role: 1,
  state: 1,
  suspension: 1,
  leaving: 1,
  createdAt: 1,
  lastSeenAt: 1,
} as const;

type AdminUserDoc = Pick<UserDoc, '_id' | keyof typeof adminUserProjection>;

/** People as administrators see them, in their order. */
export async function toAdminUsers(ctx: Context, docs: readonly AdminUserDoc[]): Promise<AdminUser[]> {
  const now = ctx.now();
  const [{ emailsShownToAdmins }, open] = await Promise.all([
    readWorkspaceSettings(ctx),
    sessions
      .in(ctx.db)
      .find(
        { userId: { $in: docs.map(({ _id }) => _id) }, expiresAt: { $gt: now } },
        { projection: { userId: 1 } },
      )
      .toArray(),
  ]);
  const counts = new Map<string, number>();
  for (const { userId } of open) counts.set(userId, (counts.get(userId) ?? 0) + 1);
  return docs.map((doc) => ({
    id: doc._id,
    username: doc.username,
    displayName: doc.displayName,
    email: emailsShownToAdmins ? doc.email : null,
    role: doc.role,
    state: doc.state ?? 'active',
    suspension: doc.suspension ? { ...doc.suspension, at: doc.suspension.at.toISOString() } : null,
    erasedAt: doc.leaving?.erasedAt.toISOString() ?? null,
    createdAt: doc.createdAt.toISOString(),
    lastSeenAt: doc.lastSeenAt?.toISOString() ?? null,
    sessionCount: counts.get(doc._id) ?? 0,
  }));
}
