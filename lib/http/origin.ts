import type { Env } from '../process/env.ts';

/** The addresses under which our own pages are: `PUBLIC_URL` alone, or else what the request itself was sent to. */
export function isOwnOrigin(env: Pick<Env, 'PUBLIC_URL'>, headers: Headers): boolean {
  const origin = headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  if (env.PUBLIC_URL !== undefined) return origin === env.PUBLIC_URL;
  const { host, protocol } = new URL(origin);
  return protocol === 'http:' && host === headers.get('host')?.toLowerCase();
}
