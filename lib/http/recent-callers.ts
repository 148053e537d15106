import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { readCookie, sessionCookie } from '../accounts/sessions/session-cookie.ts';
import type { Env } from '../process/env.ts';
import { singleton } from '../process/singleton.ts';

/** What a caller shows of themselves: a hash of it, since nothing here needs the secret. */
export interface Credential {
  readonly by: 'cookie' | 'token';
  readonly hash: string;
}

const REMEMBERED_MAX = 20_000;

/** Whose each credential was when it was last used in this process. */
const held = singleton<LRUCache<string, string>>('recent-callers');

/** The token or session cookie of these headers, valid or not; null without one. */
export function credentialOf(env: Pick<Env, 'PUBLIC_URL'>, headers: Pick<Headers, 'get'>): Credential | null {
  const token = bearerOf(headers);
  if (token !== null) return { by: 'token', hash: hashOf(token) };
  const cookie = readCookie(headers.get('cookie') ?? '', sessionCookie(env).name);
  return cookie === null ? null : { by: 'cookie', hash: hashOf(cookie) };
}

/** The token of an Authorization header, or null. */
export function bearerOf(headers: Pick<Headers, 'get'>): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
}

/** Whose call it probably is: whom to count it for, never who may do what. Null when that is not known here. */
export function personOfCredential(credential: Credential | null): string | null {
  return (credential && held.get()?.get(credential.hash)) ?? null;
}

/** Keeps whose a credential is; `null` when it is no one's, so that a stolen and revoked one costs its person nothing. */
export function rememberPerson(credential: Credential | null, userId: string | null): void {
  if (credential === null) return;
  const all = held.get() ?? new LRUCache<string, string>({ max: REMEMBERED_MAX });
  held.set(all);
  if (userId === null) all.delete(credential.hash);
  else all.set(credential.hash, userId);
}

function hashOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
