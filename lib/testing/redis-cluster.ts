import { eventually } from './eventually.ts';
import { type RedisServer, startRedisServer } from './redis-server.ts';

const SLOTS = 16_384;

/** A real cluster of three masters, each with a third of the slots. */
export interface RedisCluster {
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  /** Which node, by its place in `nodes`, owns the slot of a name. */
  ownerOf(name: string): Promise<number>;
  /** Moves one slot, without its keys, to another node. */
  moveSlot(slot: number, to: number): Promise<void>;
  slotOf(name: string): Promise<number>;
  close(): Promise<void>;
}

/** Starts the three and resolves when each says that the cluster is well. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const options = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--appendonly', 'no'];
  const nodes = await Promise.all([0, 1, 2].map(() => startRedisServer({ options })));
  const [first] = nodes;
  if (!first) throw new Error('there are three');
  for (const [index, node] of nodes.entries()) {
    const from = Math.floor((SLOTS * index) / 3);
    const to = Math.floor((SLOTS * (index + 1)) / 3) - 1;
    await node.ask('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
    await node.ask('CLUSTER', 'ADDSLOTSRANGE', String(from), String(to));
    if (node !== first) await node.ask('CLUSTER', 'MEET', '127.0.0.1', String(first.port));
  }
  const isWell = async (node: RedisServer) => {
    const [info, known] = [await node.ask('CLUSTER', 'INFO'), await node.ask('CLUSTER', 'NODES')];
    const isMet =
      String(known)
        .split('\n')
        .filter((line) => line.includes('connected')).length === 3;
    if (!String(info).includes('cluster_state:ok') || !isMet) throw new Error(`not yet: ${info}`);
  };
  for (const node of nodes) await eventually(() => isWell(node));

  const slotOf = async (name: string) => Number(await first.ask('CLUSTER', 'KEYSLOT', name));
  return {
    url: `redis+cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    slotOf,
    ownerOf: async (name) => Math.floor(((await slotOf(name)) * 3 + 2) / SLOTS),
    async moveSlot(slot, to) {
      const id = String(await nodes[to]?.ask('CLUSTER', 'MYID'));
      for (const node of nodes) await node.ask('CLUSTER', 'SETSLOT', String(slot), 'NODE', id);
    },
    close: async () => void (await Promise.all(nodes.map((node) => node.close()))),
  };
}
