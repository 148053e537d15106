import { setTimeout as wait } from 'node:timers/promises';
import { DEADLINES } from '../../lib/store/deadlines.ts';
import type { FaultyProxy } from '../../lib/testing/faulty-proxy.ts';
import type { Random } from '../../lib/testing/random.ts';
import type { RedisServer } from '../../lib/testing/redis-server.ts';
import type { Server } from '../fixtures/server.ts';
import type { StoreService } from '../fixtures/services.ts';
import type { ShownPage } from './page.ts';
import type { Workspace } from './workspace.ts';

interface Fault {
  readonly weight: number;
  readonly what: string;
  run(): Promise<void>;
}

const PAUSE_MS = 1_200;
const STARTS_MAX = 10;
/** Longer than the store's deadline for an answer, so that a process gives an operation up. */
const SILENCE_MS = DEADLINES.answer + 1_000;

/** Does one thing after the other that machines and networks do, until it is over. Leaves everything whole again. */
export async function breakThings(
  workspace: Workspace,
  pages: readonly ShownPage[],
  { note, random, isOver }: { note: (what: string) => void; random: Random; isOver: () => boolean },
): Promise<Map<string, number>> {
  const { servers, store, storeNetworks, redis, proxies } = workspace;
  const forAWhile = async (begin: () => unknown, end: () => unknown) => {
    await begin();
    await wait(500 + random.next() * 2_000);
    await end();
  };
  const each = () => random.pick(proxies);
  const faults: Fault[] = [
    {
      weight: 6,
      what: 'a process is killed',
      async run() {
        const server = random.pick(servers);
        await server.kill9();
        await startAgain(server, note);
      },
    },
    { weight: 3, what: 'sockets are cut', run: async () => each().cut() },
    {
      weight: 2,
      what: 'a network is half-open',
      run: () => {
        const proxy = each();
        return forAWhile(proxy.halfOpen, proxy.heal);
      },
    },
    {
      weight: 2,
      what: 'a network is slow',
      run: () => {
        const proxy = each();
        return forAWhile(() => proxy.slow(2_000), proxy.heal);
      },
    },
    {
      weight: 2,
      what: 'a network stalls',
      run: () => {
        const proxy = each();
        return forAWhile(proxy.stall, proxy.heal);
      },
    },
    { weight: 1, what: 'a page is loaded again', run: async () => await random.pick(pages).reload() },
  ];
  if (store) faults.push(...storeFaults(store, storeNetworks, { random, forAWhile }));
  if (redis) faults.push(...redisFaults(redis, forAWhile));
  const counts = new Map<string, number>();
  const weighted = faults.flatMap((fault) => Array.from({ length: fault.weight }, () => fault));
  while (!isOver()) {
    const fault = random.pick(weighted);
    note(fault.what);
    counts.set(fault.what, (counts.get(fault.what) ?? 0) + 1);
    await fault.run();
    await wait(PAUSE_MS * (0.5 + random.next()));
  }
  for (const proxy of proxies) proxy.heal();
  return counts;
}

/**
 * As a supervisor would: on a machine that is busy with all this a process may not reach the store within its deadline, and
 * is started once more.
 */
async function startAgain(server: Server, note: (what: string) => void): Promise<void> {
  for (let time = 1; ; time += 1) {
    try {
      return await server.restart();
    } catch (error) {
      if (time === STARTS_MAX || !/does not answer|was not ready/.test(String(error))) throw error;
      note('a start came to nothing, and is repeated');
    }
  }
}

type ForAWhile = (begin: () => unknown, end: () => unknown) => Promise<void>;

function storeFaults(
  store: StoreService,
  networks: readonly FaultyProxy[],
  { random, forAWhile }: { random: Random; forAWhile: ForAWhile },
): Fault[] {
  return [
    {
      weight: 2,
      what: 'the engine is killed',
      async run() {
        await store.kill9();
        await store.restart();
      },
    },
    {
      weight: 3,
      what: "the store's answers are swallowed",
      run: () => {
        const network = random.pick(networks);
        return forAWhile(network.swallowAnswers, network.heal);
      },
    },
    {
      weight: 1,
      what: 'the store is silent for longer than its deadline',
      async run() {
        const network = random.pick(networks);
        network.swallowAnswers();
        await wait(SILENCE_MS);
        network.heal();
      },
    },
  ];
}

/** Whatever is published while Redis is away, or on a connection that ends, is gone. */
function redisFaults(redis: RedisServer, forAWhile: ForAWhile): Fault[] {
  return [
    {
      weight: 2,
      what: 'connections to Redis are cut',
      async run() {
        for (const type of ['pubsub', 'normal'])
          await redis.ask('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'YES');
      },
    },
    { weight: 2, what: 'Redis is stopped', run: () => forAWhile(redis.stop, redis.start) },
    { weight: 2, what: 'Redis is paused', run: () => forAWhile(redis.pause, redis.resume) },
    { weight: 1, what: 'Redis is emptied', run: async () => void (await redis.ask('FLUSHALL')) },
  ];
}
