import { BlockList, isIP } from 'node:net';
import path from 'node:path';
import { isSupportedCountry } from 'libphonenumber-js/min';
import { z } from 'zod';
import { listOf } from './list-of.ts';
import { refusedOptions } from './mongodb-uri.ts';
import { parseRedisAddress } from './redis-address.ts';
import { parseS3Address } from './s3-address.ts';

const booleanSwitch = z.enum(['on', 'off']).transform((value) => value === 'on');

function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((number) => number >= min && number <= max);
}

const UNITS: Readonly<Record<string, number>> = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/** So many bytes, written with a unit of 1,024 or its powers: `100MB`. */
const byteSize = z
  .string()
  .regex(/^\d{1,6} ?(?:KB|MB|GB)$/i)
  .transform((text) => Number.parseInt(text, 10) * (UNITS[text.slice(-2).toUpperCase()] ?? 1))
  .refine((bytes) => bytes > 0);

function addressOf(protocols: readonly string[]) {
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
}

const redisAddress = z.string().transform((text, context) => {
  const address = parseRedisAddress(text);
  if (address !== null) return address;
  context.addIssue({ code: 'custom', message: 'This is no address of a Redis.' });
  return z.NEVER;
});

const s3Address = z.string().transform((text, context) => {
  const address = parseS3Address(text);
  if (address !== null) return address;
  context.addIssue({ code: 'custom', message: 'This is no address of an S3-compatible store.' });
  return z.NEVER;
});

const hostNames = z
  .string()
  .default('')
  .transform(listOf)
  .refine((names) => names.every((name) => /^[a-z0-9._-]{1,253}$/.test(name)));

/** `loopback`, addresses and networks (`10.0.0.0/8`) as something that can be asked for an address. */
const networks = z
  .string()
  .default('')
  .transform((text, context) => {
    const list = new BlockList();
    for (const entry of listOf(text).flatMap((each) =>
      each === 'loopback' ? ['127.0.0.0/8', '::1'] : [each],
    )) {
      const [address = '', bits, ...more] = entry.split('/');
      const family = isIP(address);
      const most = family === 4 ? 32 : 128;
      const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
      if (family === 0 || !isNetwork || more.length > 0) {
        context.addIssue({ code: 'custom', message: 'This is no network.' });
        return z.NEVER;
      }
      list.addSubnet(address, Number(bits ?? most), family === 4 ? 'ipv4' : 'ipv6');
    }
    return list;
  });

/** `host` or `host:port` each, as `host:port`; an IPv6 address in brackets. */
const hostsWithPorts = z
  .string()
  .default('')
  .transform((text, context) => {
    const hosts = new Set<string>();
    for (const entry of listOf(text)) {
      const address = `https://${entry}`;
      const url = URL.canParse(address) ? new URL(address) : null;
      // Nothing but a host and a port: no path, no name of a user.
      if (url === null || `https://${url.host}/` !== url.href) {
        context.addIssue({ code: 'custom', message: 'This is no host.' });
        return z.NEVER;
      }
      hosts.add(`${url.hostname}:${url.port || 443}`);
    }
    return hosts as ReadonlySet<string>;
  });

function refusal(options: readonly string[]): string {
  return `leave ${new Intl.ListFormat('en-GB').format(options)} out of it: acknowledged writes could be lost, or calls wait for ever`;
}

interface Variable {
  readonly accepts: string;
  readonly schema: z.ZodType;
}

/** Every variable, what it accepts in words, and the schema that reads it. An empty variable counts as unset. */
const variables = {
  PORT: {
    accepts: 'a port from 0 to 65535 (0 picks a free one)',
    schema: wholeNumber(0, 65_535).default(3000),
  },
  HOST: {
    accepts: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
    schema: z.string().default('127.0.0.1'),
  },
  DATA_DIR: { accepts: 'a folder', schema: z.string().default('./data') },
  MONGODB_URI: {
    accepts: 'an address such as mongodb://127.0.0.1:27017/parley',
    schema: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/.+/)
      .superRefine((uri, context) => {
        const refused = refusedOptions(uri);
        if (refused.length > 0) {
          context.addIssue({ code: 'custom', message: refusal(refused), params: { isForPeople: true } });
        }
      })
      .optional(),
  },
  REDIS_URL: {
    accepts:
      'redis://host:6379, redis+sentinel://host:26379,host2:26379/master or redis+cluster://host:6379,host2:6379 (rediss for TLS)',
    schema: redisAddress.optional(),
  },
  STORE_PORT: { accepts: 'a port from 1 to 65535', schema: wholeNumber(1, 65_535).default(27_017) },
  AUTH_SECRET: { accepts: 'at least 32 characters, kept secret', schema: z.string().min(32).optional() },
  TLS_CERT: { accepts: 'a file: a certificate with its chain, as PEM', schema: z.string().optional() },
  TLS_KEY: { accepts: 'a file: the key of the certificate, as PEM', schema: z.string().optional() },
  PUBLIC_URL: {
    accepts: 'the address that people type, such as https://parley.example.org',
    schema: addressOf(['http:', 'https:'])
      .transform((text) => new URL(text))
      .refine((url) => url.pathname === '/' && url.search === '' && url.username === '')
      .transform((url) => url.origin)
      .optional(),
  },
  ALLOWED_HOSTS: {
    accepts:
      'host names by which people reach this, besides that of PUBLIC_URL, such as parley.lan, box.local',
    schema: hostNames,
  },
  TRUSTED_PROXIES: {
    accepts: 'loopback, addresses or networks of proxies in front, such as loopback, 10.0.0.0/8',
    schema: networks,
  },
  FILES_DIR: {
    accepts: 'a folder, shared by every process of the workspace',
    schema: z.string().default(''),
  },
  FILES_S3: {
    accepts: 's3://KEY:SECRET@HOST[:PORT]/BUCKET, with ?region=… and ?tls=off where they are needed',
    schema: s3Address.optional(),
  },
  FILE_MAX: {
    accepts: 'the size of the largest file, such as 100MB (KB, MB or GB)',
    schema: byteSize.default(100 * 1024 ** 2),
  },
  SIGNUP: { accepts: 'open, invite or closed', schema: z.enum(['open', 'invite', 'closed']).optional() },
  RATE_LIMITS: { accepts: 'on or off', schema: booleanSwitch.default(true) },
  PUSH_HOSTS: {
    accepts:
      'hosts of push services besides the known ones, such as push.example.org, 10.0.0.5:8443 (https is a must)',
    schema: hostsWithPorts,
  },
  PREVIEW_HOSTS: {
    accepts:
      'hosts of which links are previewed besides those of the internet, such as wiki.lan, 10.0.0.5:8080 (without a port: 443)',
    schema: hostsWithPorts,
  },
  BACKUP_DIR: { accepts: 'a folder', schema: z.string().default('') },
  BACKUP_AT: {
    accepts: 'a time of day such as 03:00, by the clock of the machine, or off',
    schema: z
      .string()
      .regex(/^(?:off|(?:[01]\d|2[0-3]):[0-5]\d)$/)
      .default('03:00'),
  },
  BACKUP_PASSPHRASE: {
    accepts: 'at least 10 characters, kept secret',
    schema: z.string().min(10).optional(),
  },
  METRICS_TOKEN: { accepts: 'at least 16 characters, kept secret', schema: z.string().min(16).optional() },
  DEFAULT_COUNTRY: {
    accepts: 'a country of two letters, such as GB, that phone numbers without a country code belong to',
    schema: z.string().toUpperCase().refine(isSupportedCountry).optional(),
  },
  DIRECT_PAGE: {
    accepts: 'messages shown first in a direct conversation, 1 to 200',
    schema: wholeNumber(1, 200).default(15),
  },
  ROOM_PAGE: { accepts: 'messages shown first in a room, 1 to 200', schema: wholeNumber(1, 200).default(50) },
  LOG_LEVEL: {
    accepts: 'debug, info, warn, error or silent',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  },
} as const satisfies Record<string, Variable>;

type Variables = typeof variables;

/**
 * The environment as the process uses it; names as outside. `DATA_DIR`, `FILES_DIR` and `BACKUP_DIR` are absolute paths,
 * `FILE_MAX` is in bytes.
 */
export type Env = { readonly [Name in keyof Variables]: z.infer<Variables[Name]['schema']> };

const SECRET_NAMES: ReadonlySet<string> = new Set([
  'AUTH_SECRET',
  'BACKUP_PASSPHRASE',
  'METRICS_TOKEN',
  'MONGODB_URI',
  'REDIS_URL',
  'FILES_S3',
]);

/** Every wrong variable at once: its name, its value (secrets are not repeated) and what it accepts. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** What a schema above says itself about a value, where `accepts` would not explain it. */
function ownReason({ issues: [issue] }: z.ZodError): string | null {
  return issue?.code === 'custom' && issue.params?.isForPeople ? issue.message : null;
}

/** What is wrong with variables that are right each by itself. */
function problemsTogether(values: Readonly<Record<string, unknown>>): string[] {
  const { TLS_CERT, TLS_KEY, PUBLIC_URL } = values;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined))
    return ['  TLS_CERT and TLS_KEY go together: set both, or none.'];
  if (TLS_CERT === undefined || String(PUBLIC_URL).startsWith('https:')) return [];
  return ['  PUBLIC_URL takes the https address that people type when TLS_CERT is set.'];
}

/** Reads and checks all variables. Throws {@link EnvError} naming every problem at once. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { accepts, schema }] of Object.entries(variables)) {
    const given = source[name] === '' ? undefined : source[name];
    const parsed = schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    else {
      const shown = SECRET_NAMES.has(name) ? '(not shown)' : JSON.stringify(given);
      problems.push(`  ${name} is ${shown}; ${ownReason(parsed.error) ?? `it takes ${accepts}`}.`);
    }
  }
  problems.push(...problemsTogether(values));
  if (problems.length > 0) {
    throw new EnvError(
      `These settings cannot be used:\n${problems.join('\n')}\nCorrect or unset them, and start again.`,
    );
  }
  // Each value was parsed by the schema that its type is inferred from.
  const env = values as Env;
  const DATA_DIR = path.resolve(/*turbopackIgnore: true*/ env.DATA_DIR);
  const FILES_DIR = path.resolve(/*turbopackIgnore: true*/ env.FILES_DIR || path.join(DATA_DIR, 'files'));
  const BACKUP_DIR = path.resolve(/*turbopackIgnore: true*/ env.BACKUP_DIR || path.join(DATA_DIR, 'backups'));
  return { ...env, DATA_DIR, FILES_DIR, BACKUP_DIR };
}
