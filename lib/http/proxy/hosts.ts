import { isIP } from 'node:net';
import type { Env } from '../../process/env.ts';

type HostSettings = Pick<Env, 'PUBLIC_URL' | 'ALLOWED_HOSTS' | 'HOST'>;

/**
 * Whether a `Host` header names this installation: a literal address, `localhost`, or a configured name. Any other name
 * may be an attacker's that was pointed at this machine (DNS rebinding), so that their page could read ours.
 */
export function isOwnHost(env: HostSettings, host: string | null | undefined): boolean {
  const name = hostName(host ?? '');
  if (name === null) return false;
  if (isIP(name) !== 0 || name === 'localhost') return true;
  return namesOf(env).includes(name);
}

function namesOf({ PUBLIC_URL, ALLOWED_HOSTS, HOST }: HostSettings): string[] {
  const publicName = PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).hostname];
  return [...publicName, ...ALLOWED_HOSTS, HOST.toLowerCase()];
}

/** The name of a `Host` header in lower case, without its port and brackets; null when it is not one. */
export function hostName(host: string): string | null {
  const parts = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9._-]{1,253}))(?::\d{1,5})?$/i.exec(host);
  return (parts?.[1] ?? parts?.[2])?.toLowerCase() ?? null;
}
