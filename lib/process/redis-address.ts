interface HostPort {
  readonly host: string;
  readonly port: number;
}

interface Servers {
  readonly hosts: readonly HostPort[];
  readonly username?: string;
  readonly password?: string;
  readonly isTls: boolean;
}

/** Where Redis is: one server, the master that Sentinels name, or a cluster. */
export type RedisAddress =
  | { readonly kind: 'server'; readonly url: string }
  | (Servers & {
      readonly kind: 'sentinel';
      readonly master: string;
      readonly db: number;
      readonly sentinelUsername?: string;
      readonly sentinelPassword?: string;
    })
  | (Servers & { readonly kind: 'cluster' });

const SEVERAL =
  /^(?<scheme>rediss?)\+(?<kind>sentinel|cluster):\/\/(?:(?<login>[^@/?]*)@)?(?<hosts>[^@/?]+)(?:\/(?<path>[^/?]*))?(?:\?(?<query>.*))?$/;
const HOST = /^(?<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::(?<port>\d{1,5}))?$/;
const DEFAULT_PORT = { sentinel: 26_379, cluster: 6_379 } as const;
const SENTINEL_OPTIONS: ReadonlySet<string> = new Set(['db', 'sentinelUsername', 'sentinelPassword']);

/**
 * Reads `redis://`, `rediss://`, `redis+sentinel://host:port,host:port/master` or `redis+cluster://host:port,host:port`;
 * null for anything else.
 */
export function parseRedisAddress(text: string): RedisAddress | null {
  const { scheme, kind, login, hosts = '', path = '', query = '' } = SEVERAL.exec(text)?.groups ?? {};
  if (kind !== 'sentinel' && kind !== 'cluster') return serverAddress(text);
  const places = hosts.split(',').map((each) => hostPort(each.trim(), DEFAULT_PORT[kind]));
  const credentials = credentialsOf(login);
  if (credentials === null || !places.every((each) => each !== null)) return null;
  const servers = { hosts: places, ...credentials, isTls: scheme === 'rediss' };
  // A cluster has the database 0 alone.
  if (kind === 'cluster') return path === '' && query === '' ? { kind, ...servers } : null;
  const options = new URLSearchParams(query);
  const db = options.get('db') ?? '0';
  const master = decoded(path);
  if (!master || !/^\d{1,5}$/.test(db)) return null;
  if (![...options.keys()].every((name) => SENTINEL_OPTIONS.has(name))) return null;
  const sentinelUsername = options.get('sentinelUsername');
  const sentinelPassword = options.get('sentinelPassword');
  return {
    kind,
    ...servers,
    master,
    db: Number(db),
    ...(sentinelUsername === null ? {} : { sentinelUsername }),
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
  };
}

function serverAddress(url: string): RedisAddress | null {
  const isOne = URL.canParse(url) && ['redis:', 'rediss:'].includes(new URL(url).protocol);
  return isOne ? { kind: 'server', url } : null;
}

function hostPort(text: string, defaultPort: number): HostPort | null {
  const { host, port = String(defaultPort) } = HOST.exec(text)?.groups ?? {};
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** `user:password` or `:password`, percent-encoded; null when it cannot be decoded. */
function credentialsOf(login: string | undefined): { username?: string; password?: string } | null {
  const [name = '', ...rest] = (login ?? '').split(':');
  const username = decoded(name);
  const password = decoded(rest.join(':'));
  if (username === null || password === null) return null;
  return { ...(username === '' ? {} : { username }), ...(password === '' ? {} : { password }) };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
