import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { AppError } from '../use-case/app-error.ts';
import type { Bus } from './bus.ts';

const PREFIX = 'parley:';

/**
 * The bus of several processes: Redis publish/subscribe for facts, expiring keys for the rest. Reconnects by itself;
 * commands fail at once while it is away, and each return of the subscription is reported as a gap.
 */
export function createRedisBus(url: string, log: Logger): Bus {
  const options = {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 5_000,
    lazyConnect: true,
    retryStrategy: (attempt: number) => Math.min(100 * 2 ** Math.min(attempt, 5), 2_000),
  } as const;
  const commands = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, autoResubscribe: false });
  const listeners = new Set<(channel: string, payload: string) => void>();
  const gapListeners = new Set<() => void>();
  let hasSubscribed = false;

  for (const connection of [commands, subscriber]) {
    connection.on('error', (error: Error) =>
      log.warn({ reason: error.message }, 'the bus cannot be reached'),
    );
  }
  subscriber.on('pmessage', (_pattern: string, channel: string, payload: string) => {
    for (const listener of listeners) listener(channel.slice(PREFIX.length), payload);
  });
  subscriber.on('ready', () => {
    subscriber.psubscribe(`${PREFIX}*`).then(
      () => {
        if (hasSubscribed) for (const listener of gapListeners) listener();
        hasSubscribed = true;
      },
      (error: Error) => log.warn({ reason: error.message }, 'the bus refused the subscription'),
    );
  });
  const keyOf = (key: string) => `${PREFIX}key:${key}`;
  void commands.connect().catch(() => undefined);
  void subscriber.connect().catch(() => undefined);

  return {
    async publish(channel, payload) {
      try {
        await commands.publish(PREFIX + channel, payload);
      } catch (error) {
        // The others catch up by numbers once Redis is back; our own pages need not wait for that.
        log.warn({ reason: String(error), channel }, 'not published: delivered in this process only');
        for (const listener of listeners) listener(channel, payload);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onGap(listener) {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    async set(key, value, ttlMs) {
      await reached(commands.set(keyOf(key), value, 'PX', ttlMs));
    },
    async get(keys) {
      return keys.length === 0 ? [] : await reached(commands.mget(keys.map(keyOf)));
    },
    async delete(key) {
      await reached(commands.del(keyOf(key)));
    },
    redis: commands,
    async ping() {
      if (subscriber.status !== 'ready') throw new Error('The subscription to Redis is down.');
      await commands.ping();
    },
    async close() {
      listeners.clear();
      commands.disconnect();
      subscriber.disconnect();
    },
  };
}

/** The first words of a Redis that is starting, failing over or held up; it answers again by itself. */
const NOT_NOW = /^(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|TRYAGAIN|BUSY) /;

/** The answer to a command. Throws `unavailable` when Redis could not be reached; why, the log has said already. */
async function reached<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    // Any other answer that refuses the command is a fault of ours.
    if (error instanceof Error && error.name === 'ReplyError' && !NOT_NOW.test(error.message)) throw error;
    throw new AppError('unavailable');
  }
}
