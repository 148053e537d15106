import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Random } from '../../lib/testing/random.ts';
import type { ShownPage } from './page.ts';
import type { Workspace } from './workspace.ts';

interface Fault {
  readonly weight: number;
  readonly what: string;
  run(): Promise<void>;
}

const PAUSE_MS = 1_200;

/** Does one thing after the other that machines and networks do, until it is over. Leaves everything whole again. */
export async function breakThings(
  workspace: Workspace,
  pages: readonly ShownPage[],
  { note, random, isOver }: { note: (what: string) => void; random: Random; isOver: () => boolean },
): Promise<Map<string, number>> {
  const { servers, store, redis, proxies } = workspace;
  const forAWhile = async (begin: () => void, end: () => void) => {
    begin();
    await wait(500 + random.next() * 2_000);
    end();
  };
  const each = () => random.pick(proxies);
  const faults: Fault[] = [
    {
      weight: 6,
      what: 'a process is killed',
      async run() {
        const server = random.pick(servers);
        await server.kill9();
        await server.restart();
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
  if (store) {
    faults.push({
      weight: 2,
      what: 'the engine is killed',
      async run() {
        await store.kill9();
        await store.restart();
      },
    });
  }
  if (redis) {
    faults.push({ weight: 3, what: 'the bus is cut off', run: () => cutBus(redis.url) });
  }
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

/** Closes every connection to Redis; what is published until they are back is gone. */
async function cutBus(url: string): Promise<void> {
  const admin = new Redis(url);
  for (const type of ['pubsub', 'normal'] as const) {
    await admin.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'YES');
  }
  admin.disconnect();
}
