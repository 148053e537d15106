import type { Env } from '../../process/env.ts';

/** The push services of the browsers: Chrome and Edge on Android, Firefox, Safari, and Edge on Windows. */
const KNOWN = [
  /^fcm\.googleapis\.com$/,
  /^[a-z0-9.-]+\.push\.services\.mozilla\.com$/,
  /^[a-z0-9.-]+\.push\.apple\.com$/,
  /^[a-z0-9.-]+\.notify\.windows\.com$/,
];

type Settings = Pick<Env, 'PUSH_HOSTS'>;

/**
 * Which way a push may go to an endpoint: `known`, a push service of a browser, at public addresses only; `named`, a host that
 * PUSH_HOSTS names, wherever it is. Null for none: what a person gives as an endpoint must not make this server call others.
 */
export function endpointKind({ PUSH_HOSTS }: Settings, endpoint: string): 'known' | 'named' | null {
  if (!URL.canParse(endpoint)) return null;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (protocol !== 'https:' || username !== '' || password !== '') return null;
  if (PUSH_HOSTS.has(`${hostname}:${port || 443}`)) return 'named';
  return port === '' && KNOWN.some((known) => known.test(hostname)) ? 'known' : null;
}
