import type { Cluster, Redis } from 'ioredis';
import type { Logger } from 'pino';
import { newId } from '../contract/values/new-id.ts';
import type { RedisAddress } from '../process/redis-address.ts';
import { AppError } from '../use-case/app-error.ts';
import type { Bus, Listener } from './bus.ts';
import { ChannelSubscriptions } from './channel-subscriptions.ts';
import { channels } from './channels.ts';
import { connectRedis } from './connect-redis.ts';
import { createInProcessBus } from './in-process-bus.ts';
import { RedisHealth } from './redis-health.ts';
import { refusalOf } from './redis-problem.ts';
import { createSeal } from './seal.ts';
import { createSignal } from './signal.ts';

/** What a process publishes that could not publish for a while. */
const LOST = 'lost';

interface RedisBusOptions {
  readonly address: RedisAddress;
  /** Part of every key and channel, so that workspaces which share a Redis neither receive nor count each other. */
  readonly workspaceId: string;
  /** Known to the processes of this workspace alone. */
  readonly secret: string;
  readonly log: Logger;
}

/**
 * The bus of several processes: Redis publish/subscribe for facts, expiring keys for the rest. This process delivers to
 * itself, so nothing within it waits for Redis. Connects again by itself; every command ends within a few
 * seconds, and while Redis is known to be away none is sent. Each name is its own slot of a cluster, and
 * each command has one name, so that both spread over all nodes.
 */
export function createRedisBus({ address, workspaceId, secret, log }: RedisBusOptions): Bus {
  const prefix = `parley-${workspaceId}:`;
  const nameOf = (name: string) => prefix + name;
  const seal = createSeal(secret, newId());
  const listeners = new Set<Listener>();
  const [gaps, losses] = [createSignal(), createSignal()];
  const workspace = nameOf(channels.workspace);
  /** What this process set itself: all that it knows while Redis is away. */
  const own = createInProcessBus();

  let gapAt = Number.NEGATIVE_INFINITY;
  function gap(): void {
    gapAt = performance.now();
    gaps.emit();
  }

  const connections = connectRedis(address, {
    receive(name, message) {
      const opened = seal.open(name, message);
      if (opened === 'own') return;
      if (opened === null) return log.warn({ channel: name }, 'a message of another program was received');
      if (opened.message === LOST) return losses.emit();
      const channel = name.slice(prefix.length);
      for (const listener of listeners) listener(channel, opened.message);
    },
    gap,
  });
  const { commands, subscribers } = connections;
  const health = new RedisHealth(connections, {
    checkKey: nameOf('check'),
    log,
    onAnswering(awaySince) {
      // Every process that found Redis silent published nothing. Subscriptions that are lost, or silent too, report the gap.
      if (gapAt < awaySince && subscribers.problem === null) gap();
      // The others may have had Redis all the time.
      connections
        .publish(workspace, seal.close(workspace, LOST))
        .catch((error: unknown) => health.note(error));
    },
  });
  const subscriptions = new ChannelSubscriptions(subscribers);

  /** Runs a command that writes. Throws `unavailable`, and at once when Redis is known not to do it. */
  async function write(command: () => Promise<unknown>): Promise<void> {
    if (!health.takesWrites) throw new AppError('unavailable');
    try {
      await command();
    } catch (error) {
      health.note(error);
      throw refusalOf(error);
    }
  }

  return {
    publish(channel, message) {
      for (const listener of listeners) listener(channel, message);
      // One node of a cluster that is away does not keep the others from theirs.
      if (commands.status !== 'ready') return;
      connections
        .publish(nameOf(channel), seal.close(nameOf(channel), message))
        .catch((error: unknown) => health.note(error));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribe: (channels) => subscriptions.subscribe(channels.map(nameOf)),
    onGap: gaps.on,
    onLoss: losses.on,
    async set(key, value, ttlMs) {
      await own.set(key, value, ttlMs);
      await write(() => commands.set(nameOf(key), value, 'PX', ttlMs));
    },
    async get(keys) {
      if (keys.length === 0) return [];
      if (!health.isAnswering) return await own.get(keys);
      try {
        return await getAll(commands, keys.map(nameOf));
      } catch (error) {
        health.note(error);
        if (refusalOf(error) === error) throw error;
        return await own.get(keys);
      }
    },
    async delete(key) {
      await own.delete(key);
      await write(() => commands.del(nameOf(key)));
    },
    shared: {
      redis: commands,
      keyOf: nameOf,
      isUsable: () => health.takesWrites,
      note: (error) => health.note(error),
    },
    health: () => health.current(),
    async close() {
      listeners.clear();
      gaps.clear();
      losses.clear();
      health.close();
      subscriptions.close();
      subscribers.close();
      commands.disconnect();
    },
  };
}

/** One command for all, or on a cluster, whose keys are on several nodes, one for each. */
async function getAll(commands: Redis | Cluster, names: readonly string[]): Promise<(string | null)[]> {
  if (!commands.isCluster) return await commands.mget([...names]);
  return await Promise.all(names.map((name) => commands.get(name)));
}
