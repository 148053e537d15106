import type { Context } from '../context.ts';
import type { Me } from '../contract/account.ts';
import { settingsOf } from './settings.ts';
import type { UserDoc } from './users.ts';

/** A person's own profile, as only they see it. */
export function toMe(ctx: Pick<Context, 'env'>, user: UserDoc): Me {
  return {
    id: user._id,
    username: user.username,
    displayName: user.displayName,
    email: user.email,
    status: user.status,
    role: user.role,
    avatarFileId: user.avatarFileId,
    settings: settingsOf(ctx, user),
    createdAt: user.createdAt.toISOString(),
  };
}
