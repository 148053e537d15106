import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/ids.ts';
import { addressKey } from '../../limits/address-key.ts';
import type { ClientInfo } from './client-info.ts';
import { deviceName } from './device-name.ts';
import { SESSION_TTL_MS, sessions } from './sessions.ts';

/** Signs a browser in: writes the record that its cookie will name. Resolves to the session's id. */
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
    expiresAt: new Date(now.getTime() + SESSION_TTL_MS),
  });
  return _id;
}
