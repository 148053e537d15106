import type { IncomingHttpHeaders } from 'node:http';
import type { Env } from '../process/env.ts';

/**
 * Sets where Next takes this site's address from when it compares origins and writes links: `PUBLIC_URL`, also when the
 * proxy in front does not say what it was asked for. Without it what a client writes there is not believed.
 */
export function settleForwarded(env: Pick<Env, 'PUBLIC_URL'>, headers: IncomingHttpHeaders): void {
  delete headers['x-forwarded-host'];
  delete headers['x-forwarded-proto'];
  delete headers['x-forwarded-port'];
  if (env.PUBLIC_URL === undefined) return;
  const { host, protocol } = new URL(env.PUBLIC_URL);
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
}
