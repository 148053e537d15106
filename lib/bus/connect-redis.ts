import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisAddress } from '../process/redis-address.ts';
import { ClusterSubscribers } from './cluster-subscribers.ts';
import { SubscriberConnection } from './subscriber-connection.ts';
import type { SubscriberEvents, Subscribers } from './subscribers.ts';

/** How long any command may take. What waits for it goes on without Redis then. */
export const ANSWER_MS = 2_000;

const retryStrategy = (attempt: number) => Math.min(100 * 2 ** Math.min(attempt, 5), 2_000);

/** Of every connection: no command waits for one that is away, and none hangs on one that is silent. */
const COMMON = {
  commandTimeout: ANSWER_MS,
  // A connection that owes an answer for so long is cut, since the other end may be gone without a word.
  socketTimeout: 4 * ANSWER_MS,
  connectTimeout: 5_000,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
  autoResendUnfulfilledCommands: false,
  lazyConnect: true,
} as const satisfies RedisOptions;

/** The connections to a Redis, of whatever kind it is. */
export interface RedisConnections {
  readonly commands: Redis | Cluster;
  readonly subscribers: Subscribers;
  publish(channel: string, message: string): Promise<unknown>;
  /** Throws when a server that holds a part of the keys does not answer. */
  pingAll(): Promise<unknown>;
}

/** Begins to connect; which goes on by itself, also after a loss. */
export function connectRedis(address: RedisAddress, events: SubscriberEvents): RedisConnections {
  return address.kind === 'cluster' ? connectCluster(address, events) : connectServer(address, events);
}

function connectServer(
  address: Exclude<RedisAddress, { kind: 'cluster' }>,
  events: SubscriberEvents,
): RedisConnections {
  const options = { ...COMMON, retryStrategy, enableOfflineQueue: false };
  const open = () =>
    address.kind === 'server'
      ? new Redis(address.url, options)
      : new Redis({ ...options, ...sentinelOptions(address) });
  const commands = open();
  return {
    commands,
    subscribers: new SubscriberConnection(open(), false, events),
    publish: (channel, message) => commands.publish(channel, message),
    pingAll: () => commands.ping(),
  };
}

function sentinelOptions(address: Extract<RedisAddress, { kind: 'sentinel' }>) {
  const { hosts, master, db, isTls, sentinelUsername, sentinelPassword } = address;
  return {
    sentinels: hosts.map((each) => ({ ...each })),
    name: master,
    db,
    ...credentialsOf(address),
    ...(sentinelUsername === undefined ? {} : { sentinelUsername }),
    ...(sentinelPassword === undefined ? {} : { sentinelPassword }),
    ...(isTls ? { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true } : {}),
    sentinelCommandTimeout: ANSWER_MS,
    sentinelRetryStrategy: retryStrategy,
  } satisfies RedisOptions;
}

function connectCluster(
  address: Extract<RedisAddress, { kind: 'cluster' }>,
  events: SubscriberEvents,
): RedisConnections {
  const redisOptions = { ...COMMON, ...credentialsOf(address), ...(address.isTls ? { tls: {} } : {}) };
  const commands = new Cluster([...address.hosts], {
    redisOptions,
    enableOfflineQueue: false,
    lazyConnect: true,
    clusterRetryStrategy: retryStrategy,
    // Few: what waits for the answer would rather go on without it.
    maxRedirections: 5,
    slotsRefreshInterval: 5_000,
  });
  const open = (host: string, port: number) =>
    new Redis({ ...redisOptions, host, port, retryStrategy, enableOfflineQueue: false });
  return {
    commands,
    subscribers: new ClusterSubscribers(commands, open, events),
    publish: (channel, message) => commands.spublish(channel, message),
    pingAll: () => Promise.all(commands.nodes('master').map((node) => node.ping())),
  };
}

function credentialsOf({ username, password }: { readonly username?: string; readonly password?: string }) {
  return { ...(username === undefined ? {} : { username }), ...(password === undefined ? {} : { password }) };
}
