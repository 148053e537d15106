import type { Cluster, Redis } from 'ioredis';
import { hashSlot } from './hash-slot.ts';
import { NOT_YET, type RedisProblem } from './redis-problem.ts';
import { SubscriberConnection } from './subscriber-connection.ts';
import type { SubscriberEvents, Subscribers } from './subscribers.ts';

const NO_NODE: RedisProblem = { ...NOT_YET, reason: 'The Redis cluster has no node for some channels' };

/**
 * Receives from a cluster by sharded publish/subscribe: each channel from the node that owns its slot, on one connection
 * for each node that is needed. Channels whose slot moves are subscribed to where it is now, and a gap is reported.
 */
export class ClusterSubscribers implements Subscribers {
  readonly #cluster: Cluster;
  readonly #open: (host: string, port: number) => Redis;
  readonly #events: SubscriberEvents;
  /** The node, as `host:port`, that each channel is subscribed to on; null while there is none. */
  readonly #nodeOf = new Map<string, string | null>();
  readonly #connections = new Map<string, SubscriberConnection>();

  constructor(cluster: Cluster, open: (host: string, port: number) => Redis, events: SubscriberEvents) {
    this.#cluster = cluster;
    this.#open = open;
    this.#events = events;
    cluster.on('refresh', () => void this.#followSlots());
  }

  get problem(): RedisProblem | null {
    const problems = [...this.#connections.values()].map(({ problem }) => problem);
    return (
      problems.find((each) => each?.kind === 'refused') ??
      problems.find((each) => each !== null) ??
      ([...this.#nodeOf.values()].includes(null) ? NO_NODE : null)
    );
  }

  isConfirmed(channel: string): boolean {
    const node = this.#nodeOf.get(channel);
    return node != null && this.#connections.get(node)?.isConfirmed(channel) === true;
  }

  async add(channels: readonly string[]): Promise<void> {
    const byNode = new Map<string, string[]>();
    for (const channel of channels) {
      const node = this.#ownerOf(channel);
      this.#nodeOf.set(channel, node);
      if (node !== null) byNode.set(node, [...(byNode.get(node) ?? []), channel]);
    }
    await Promise.all([...byNode].map(([node, own]) => this.#connectionTo(node).add(own)));
  }

  remove(channels: readonly string[]): void {
    for (const channel of channels) {
      const node = this.#nodeOf.get(channel);
      if (node != null) this.#connections.get(node)?.remove([channel]);
      this.#nodeOf.delete(channel);
    }
  }

  async check(): Promise<void> {
    await Promise.all([...this.#connections.values()].map((connection) => connection.check()));
  }

  reconnect(): void {
    for (const connection of this.#connections.values()) connection.reconnect();
  }

  close(): void {
    this.#nodeOf.clear();
    for (const connection of this.#connections.values()) connection.close();
  }

  #ownerOf(channel: string): string | null {
    return this.#cluster.slots[hashSlot(channel)]?.[0] ?? null;
  }

  #connectionTo(node: string): SubscriberConnection {
    const known = this.#connections.get(node);
    if (known) return known;
    const colon = node.lastIndexOf(':');
    const redis = this.#open(node.slice(0, colon), Number(node.slice(colon + 1)));
    const connection = new SubscriberConnection(redis, true, {
      ...this.#events,
      moved: () => this.#cluster.refreshSlotsCache(),
    });
    this.#connections.set(node, connection);
    return connection;
  }

  /** After the cluster said which node owns which slots: subscribes where that changed, and closes what is not needed. */
  async #followSlots(): Promise<void> {
    const moved = [...this.#nodeOf].filter(([channel, node]) => this.#ownerOf(channel) !== node);
    const names = moved.map(([channel]) => channel);
    this.remove(names);
    const added = this.add(names);
    for (const [node, connection] of this.#connections) {
      if (!connection.isUnused) continue;
      connection.close();
      this.#connections.delete(node);
    }
    await added;
    if (names.some((channel) => this.isConfirmed(channel))) this.#events.gap();
  }
}
