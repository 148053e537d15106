import { createECDH } from 'node:crypto';
import { publishFact } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import type { SaveSubscription } from '../../contract/accounts/push.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { pushKey } from '../push-subscription.ts';
import { endpointKind } from './push-endpoint.ts';
import { notePushUser } from './push-users.ts';
import { endSubscriptions, ownPushDevice, writeOwnPush } from './subscriptions.ts';

/**
 * From now on the caller's session or token takes pushes here, and no other one does: a browser belongs to who used it
 * last. The same again changes nothing. Throws `invalid` for an endpoint of no known push service, and for a wrong key.
 */
export async function saveSubscription(ctx: Context, caller: Caller, input: SaveSubscription): Promise<void> {
  const { endpoint, keys } = input;
  if (endpointKind(ctx.env, endpoint) === null)
    throw invalidField(
      'endpoint',
      'Use an https address of a known push service, or name its host in PUSH_HOSTS.',
    );
  if (!isPublicKey(keys.p256dh)) throw invalidField('keys.p256dh', 'This is no public key of P-256.');
  const before = await ownPushDevice(ctx, caller);
  const key = pushKey(endpoint);
  if (before?.push.key === key && before.push.p256dh === keys.p256dh && before.push.auth === keys.auth)
    return;
  await endSubscriptions(ctx, [key], caller.sessionId ?? caller.tokenId);
  const push = { key, endpoint, ...keys, createdAt: ctx.now(), lastOkAt: null, lastError: null };
  if (!(await writeOwnPush(ctx, caller, push))) throw new AppError('session_ended');
  notePushUser(ctx, caller.userId);
  await publishFact(ctx.bus, 'push', { userId: caller.userId });
}

/** The caller's session or token takes no more pushes. */
export async function deleteSubscription(ctx: Context, caller: Caller): Promise<void> {
  await writeOwnPush(ctx, caller, null);
}

function isPublicKey(key: string): boolean {
  const own = createECDH('prime256v1');
  own.generateKeys();
  try {
    // Throws for what is no point of the curve.
    own.computeSecret(key, 'base64url');
    return true;
  } catch {
    return false;
  }
}
