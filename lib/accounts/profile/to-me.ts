import type { Context } from '../../context/context.ts';
import type { Me } from '../../contract/accounts/account.ts';
import type { UserDoc } from '../users.ts';
import { settingsOf } from './settings.ts';

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
    timeZone: user.timeZone ?? null,
    browserTimeZone: user.browserTimeZone ?? null,
    settings: settingsOf(ctx, user),
    createdAt: user.createdAt.toISOString(),
  };
}
