import type { Context } from '../../context/context.ts';
import type { ServerEventPayload } from '../../contract/events.ts';
import { users } from '../users.ts';
import { hidesPresence } from './presence-policy.ts';
import { personProjection, toPeople } from './to-person.ts';

/** The presence of these people, as an event says it; those who are unknown are left out. */
export async function readPresence(
  ctx: Context,
  userIds: readonly string[],
): Promise<ServerEventPayload<'presence:changed'>[]> {
  if (userIds.length === 0) return [];
  const docs = await users
    .in(ctx.db)
    .find({ _id: { $in: [...userIds] } }, { projection: personProjection })
    .toArray();
  const people = await toPeople(ctx, docs, null);
  return people.map(({ id, presence, lastSeenAt }) => ({ userId: id, presence, lastSeenAt }));
}

/** Those of these people who hide their presence. */
export async function hiddenAmong(ctx: Context, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const docs = await users
    .in(ctx.db)
    .find(
      { _id: { $in: [...userIds] }, 'settings.hidePresence': true },
      { projection: { 'settings.hidePresence': 1 } },
    )
    .toArray();
  return new Set(docs.filter(hidesPresence).map(({ _id }) => _id));
}
