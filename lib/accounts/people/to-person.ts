import type { Context } from '../../context/context.ts';
import type { Person } from '../../contract/accounts/account.ts';
import { presenceOf } from '../../presence/presence.ts';
import { blockedWith } from '../blocks/blocks.ts';
import type { UserDoc } from '../users.ts';
import { hidesPresence, shownTimeZone } from './presence-policy.ts';

/** The fields that others may see: reading no more keeps hashes and e-mails out of reach of a mistake. */
export const personProjection = {
  username: 1,
  displayName: 1,
  status: 1,
  role: 1,
  avatarFileId: 1,
  timeZone: 1,
  browserTimeZone: 1,
  lastSeenAt: 1,
  'settings.hidePresence': 1,
} as const;

type PersonDoc = Pick<
  UserDoc,
  '_id' | 'settings' | Exclude<keyof typeof personProjection, 'settings.hidePresence'>
>;

/**
 * People as `viewerId` sees them, with their presence now unless they hide it or one blocks the other; null for people
 * whose presence was found to be shown before.
 */
export async function toPeople(
  ctx: Context,
  docs: readonly PersonDoc[],
  viewerId: string | null,
): Promise<Person[]> {
  const ids = docs.map((doc) => doc._id);
  const [presence, blocked] = await Promise.all([
    presenceOf(ctx, ids),
    viewerId === null ? new Set<string>() : blockedWith(ctx, viewerId, ids),
  ]);
  return docs.map((doc) => {
    const isHidden = hidesPresence(doc) || blocked.has(doc._id);
    return {
      id: doc._id,
      username: doc.username,
      displayName: doc.displayName,
      status: doc.status,
      role: doc.role,
      avatarFileId: doc.avatarFileId,
      timeZone: shownTimeZone(doc),
      presence: isHidden ? 'offline' : (presence.get(doc._id) ?? 'offline'),
      lastSeenAt: isHidden ? null : (doc.lastSeenAt?.toISOString() ?? null),
    };
  });
}
