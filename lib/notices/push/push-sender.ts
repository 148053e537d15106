import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RequestOptions } from 'web-push';
import { endpointKind } from '../../accounts/push/push-endpoint.ts';
import type { PushDevice } from '../../accounts/push/subscriptions.ts';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { count } from '../../process/metrics/measures.ts';
import { readVapidKeys } from '../../workspace/vapid-keys.ts';
import { pushThread } from './push-thread.ts';

/** How long a push service keeps a push for a device that cannot be reached, in seconds. */
const TTL_SECONDS = 24 * 60 * 60;
/** Push services refuse a token that holds for more than a day. */
const TOKEN_SECONDS = 12 * 60 * 60;
const TOKEN_LEFT_SECONDS = 60 * 60;
/** A service that asks to wait for longer is tried again after this all the same. */
const RETRY_MAX_MS = 60 * 60 * 1000;
const RETRY_MS = 3_000;

/** What a push says, and how it is to be handled by the service on its way. */
export interface Push {
  /** JSON, at most some 3 KB. */
  readonly payload: string;
  readonly isUrgent: boolean;
  /** Of two pushes of one topic that still wait for the device, the service keeps the newer one. */
  readonly topic: string;
}

/**
 * - `delivered`: the push service has it.
 * - `gone`: it no longer knows the subscription.
 * - `refused`: it does not take it, which no repetition mends.
 * - `later`: it could not be reached, or asks to come back after `afterMs`.
 */
export type PushResult =
  | { readonly kind: 'delivered' | 'gone' | 'refused'; readonly code: number | null }
  | { readonly kind: 'later'; readonly code: number | null; readonly afterMs: number };

export interface PushSender {
  send(device: PushDevice, push: Push): Promise<PushResult>;
}

/** Encrypts, signs and posts pushes: RFC 8291, 8292 and 8030. */
export function createPushSender(ctx: Context): PushSender {
  /** The signed token of each push service, which holds for hours; the first of many pushes at once makes it. */
  const tokens = new LRUCache<string, { readonly authorization: Promise<string>; readonly until: number }>({
    max: 200,
  });

  const authorize = async (endpoint: string): Promise<string> => {
    const { origin } = new URL(endpoint);
    // By the clock of this machine, by which the library checks it.
    const now = Math.floor(Date.now() / 1000);
    const known = tokens.get(origin);
    if (known && known.until - now > TOKEN_LEFT_SECONDS) return await known.authorization;
    const until = now + TOKEN_SECONDS;
    const authorization = signToken(origin, until);
    tokens.set(origin, { authorization, until });
    authorization.catch(() => tokens.delete(origin));
    return await authorization;
  };

  const signToken = async (origin: string, until: number): Promise<string> => {
    const { default: webPush } = await import('web-push');
    const { publicKey, privateKey } = await readVapidKeys(ctx);
    const { Authorization: authorization } = webPush.getVapidHeaders(
      origin,
      await readSubject(ctx),
      publicKey,
      privateKey,
      'aes128gcm',
      until,
    );
    return authorization;
  };

  const post: PushSender['send'] = async (device, { payload, isUrgent, topic }) => {
    const { endpoint, p256dh, auth } = device.push;
    // Asked again: PUSH_HOSTS may have named other hosts when it was stored.
    const kind = endpointKind(ctx.env, endpoint);
    if (kind === null) return { kind: 'refused', code: null };
    try {
      const options: RequestOptions = {
        TTL: TTL_SECONDS,
        urgency: isUrgent ? 'high' : 'normal',
        topic: topicOf(topic),
        headers: { Authorization: await authorize(endpoint) },
      };
      const subscription = { endpoint, keys: { p256dh, auth } };
      const { status, retryAfter } = await pushThread(ctx).post({ kind, subscription, payload, options });
      return resultOf(status, retryAfter, ctx.now());
    } catch (error) {
      // The reason may name an address inside the network: it is for the log, not for who gave the endpoint.
      ctx.log.info({ reason: String(error), host: new URL(endpoint).host }, 'a push was not delivered');
      return { kind: 'later', code: null, afterMs: RETRY_MS };
    }
  };

  return {
    async send(device, push) {
      const result = await post(device, push);
      count('pushes_total', { result: result.kind });
      return result;
    },
  };
}

function resultOf(status: number, retryAfter: string | null, now: Date): PushResult {
  if (status >= 200 && status < 300) return { kind: 'delivered', code: status };
  if (status === 404 || status === 410) return { kind: 'gone', code: status };
  if (status === 429 || status >= 500)
    return { kind: 'later', code: status, afterMs: waitOf(retryAfter, now) };
  return { kind: 'refused', code: status };
}

/** `Retry-After` is a number of seconds, or a date (RFC 9110, 10.2.3). */
function waitOf(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return RETRY_MS;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now.getTime();
  return Number.isNaN(ms) ? RETRY_MS : Math.min(Math.max(ms, 0), RETRY_MAX_MS);
}

/** At most 32 characters of base64url (RFC 8030, 5.4). */
function topicOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

/**
 * Whom a push service may write to about this server (RFC 8292, 2.1): its address, else an administrator. Apple refuses what is
 * neither an https address nor an e-mail address.
 */
async function readSubject(ctx: Context): Promise<string> {
  if (ctx.env.PUBLIC_URL?.startsWith('https:')) return ctx.env.PUBLIC_URL;
  const admin = await users
    .in(ctx.db)
    .findOne({ role: 'admin', email: { $type: 'string' } }, { projection: { email: 1 } });
  return `mailto:${admin?.email ?? 'nobody@parley.invalid'}`;
}
