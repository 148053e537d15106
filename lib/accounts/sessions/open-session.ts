import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { logSecurity } from '../../context/security-log.ts';
import { newId } from '../../contract/values/new-id.ts';
import { addressKey } from '../../limits/address-key.ts';
import type { ClientInfo } from './client-info.ts';
import { deviceName } from './device-name.ts';
import { expiryOf, SESSIONS_MAX, sessions } from './sessions.ts';

/**
 * Signs a browser in: writes the record that its cookie will name. Resolves to the session's id. Of more than
 * {@link SESSIONS_MAX} the oldest ends.
 */
export async function openSession(ctx: Context, client: ClientInfo, userId: string): Promise<string> {
  const now = ctx.now();
  const _id = newId();
  await sessions.in(ctx.db).insertOne({
    _id,
    userId,
    device: deviceName(client.device),
    address: addressKey(client.address),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: expiryOf(now, now),
  });
  await endOldest(ctx, client, userId);
  // Settings list it.
  await publishFact(ctx.bus, 'me', { userId });
  return _id;
}

async function endOldest(ctx: Context, { address }: ClientInfo, userId: string): Promise<void> {
  const beyond = await sessions
    .in(ctx.db)
    .find({ userId }, { sort: { _id: -1 }, skip: SESSIONS_MAX, projection: { _id: 1 } })
    .toArray();
  for (const { _id: sessionId } of beyond) {
    const { deletedCount } = await sessions.in(ctx.db).deleteOne({ _id: sessionId });
    if (deletedCount === 0) continue;
    logSecurity(ctx, { event: 'session', action: 'ended by the cap', userId, address, targetId: sessionId });
    await publishFact(ctx.bus, 'session:ended', { userId, sessionId, reason: 'too_many' });
  }
}
