import type { IncomingMessage } from 'node:http';
import type { Env } from '../process/env.ts';

/**
 * The address that a request came from. Behind a proxy (`PUBLIC_URL` is set) the proxy's own last entry in
 * `X-Forwarded-For` counts; otherwise what a client writes there is not believed.
 */
export function clientAddress(env: Pick<Env, 'PUBLIC_URL'>, request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').at(-1)?.trim();
  if (env.PUBLIC_URL !== undefined && last) return last.slice(0, 60);
  return request.socket.remoteAddress ?? 'unknown';
}
