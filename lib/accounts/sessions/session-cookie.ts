import { decode, encode, type JWT, type JWTDecodeParams } from 'next-auth/jwt';
import type { Context } from '../../context/context.ts';
import type { Env } from '../../process/env.ts';

/**
 * How long the cookie itself lives, in seconds: 400 days, the most that browsers keep one (RFC 6265bis, section 5.6.1).
 * The session record behind it ends earlier, 30 days after its last use, and it is the record that counts.
 */
export const COOKIE_MAX_AGE = 400 * 24 * 60 * 60;

type Settings = Pick<Context, 'env'>;

/** The session cookie's name and flags. Under https it cannot be set or read by plain http, nor by a sibling host. */
export function sessionCookie(env: Pick<Env, 'PUBLIC_URL'>) {
  const secure = env.PUBLIC_URL?.startsWith('https:') ?? false;
  return {
    name: secure ? '__Host-next-auth.session-token' : 'next-auth.session-token',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: COOKIE_MAX_AGE } as const,
  };
}

/** The secret of this workspace. `ensureSecret` finds it before the first request. */
export function secretOf({ env }: Settings): string {
  if (env.AUTH_SECRET === undefined) throw new Error('AUTH_SECRET is not set: call ensureSecret() at start.');
  return env.AUTH_SECRET;
}

/** The value of the cookie for this session: next-auth's encrypted JWT, naming the session. */
export async function encodeSessionCookie(ctx: Settings, sessionId: string): Promise<string> {
  return await encode({ token: { sid: sessionId }, secret: secretOf(ctx), maxAge: COOKIE_MAX_AGE });
}

/**
 * What a cookie of ours holds; null for one that names another way of sealing than {@link encodeSessionCookie} uses, which
 * next-auth would accept. Throws when it was damaged or forged, has expired, or was sealed with another secret.
 */
export async function decodeSessionCookie({ token = '', secret }: JWTDecodeParams): Promise<JWT | null> {
  return isSealedAsOurs(token) ? await decode({ token, secret }) : null;
}

function isSealedAsOurs(token: string): boolean {
  const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString());
  const { alg, enc } = header as Record<string, unknown>;
  return alg === 'dir' && enc === 'A256GCM';
}

/** The session that a Cookie header names; null without one, or when it is not one of ours. */
export async function readSessionId(ctx: Settings, cookieHeader: string): Promise<string | null> {
  const value = readCookie(cookieHeader, sessionCookie(ctx.env).name);
  if (value === null) return null;
  try {
    const token = await decodeSessionCookie({ token: value, secret: secretOf(ctx) });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    // Damaged, forged, expired or sealed with another secret: to us all of them are no cookie.
    return null;
  }
}

/** The value of one cookie of a Cookie header, or null. */
export function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
