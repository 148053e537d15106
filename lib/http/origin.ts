import type { Env } from '../process/env.ts';

type OriginSettings = Pick<Env, 'PUBLIC_URL' | 'ALLOWED_HOSTS'>;

/**
 * Whether a request comes from one of our own pages: its `Origin` is `PUBLIC_URL`, or the very address that the request was
 * sent to. With `PUBLIC_URL` only the names of `ALLOWED_HOSTS` count besides it.
 */
export function isOwnOrigin(env: OriginSettings, headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  if (origin === env.PUBLIC_URL) return true;
  const { host, hostname, protocol } = new URL(origin);
  if (env.PUBLIC_URL !== undefined && !env.ALLOWED_HOSTS.includes(hostname)) return false;
  const asked = env.PUBLIC_URL === undefined ? (headers.get('x-forwarded-proto') ?? 'http') : 'http';
  return protocol === `${asked}:` && host === headers.get('host')?.toLowerCase();
}

/** The address by which this request reached us, to begin links with: `PUBLIC_URL`, or the one that was asked for. */
export function siteOrigin(env: Pick<Env, 'PUBLIC_URL'>, headers: Headers): string {
  const { PUBLIC_URL } = env;
  return (
    PUBLIC_URL ?? `${headers.get('x-forwarded-proto') ?? 'http'}://${headers.get('host') ?? 'localhost'}`
  );
}
