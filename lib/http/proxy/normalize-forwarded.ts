import type { IncomingMessage } from 'node:http';
import type { Env } from '../../process/env.ts';
import { isFromTrustedProxy } from './client-address.ts';

/**
 * Sets the headers from which Next takes this site's address when it compares origins and writes links: `PUBLIC_URL`, or
 * else what was asked for, by https when a trusted proxy says so. What anyone else writes there is removed.
 */
export function normalizeForwarded(
  env: Pick<Env, 'PUBLIC_URL' | 'TRUSTED_PROXIES'>,
  request: IncomingMessage,
): void {
  const { headers } = request;
  const isHttps = headers['x-forwarded-proto'] === 'https' && isFromTrustedProxy(env, request);
  delete headers['x-forwarded-host'];
  delete headers['x-forwarded-proto'];
  delete headers['x-forwarded-port'];
  if (env.PUBLIC_URL !== undefined) {
    const { host, protocol } = new URL(env.PUBLIC_URL);
    headers['x-forwarded-host'] = host;
    headers['x-forwarded-proto'] = protocol.slice(0, -1);
  } else if (isHttps) headers['x-forwarded-proto'] = 'https';
}
