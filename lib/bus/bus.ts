import type { Cluster, Redis } from 'ioredis';

/**
 * What the processes of one workspace share while they run: facts and signals published to each other, and small values
 * that expire. Nothing here is the truth; losing all of it costs delay, never a stored thing.
 */
export interface Bus {
  /**
   * Publishes to this process at once, and to the other processes that are subscribed to the channel. Never waits and
   * never throws: delivery is at most once, and what is lost is caught up by numbers.
   */
  publish(channel: string, message: string): void;
  /** Receives what this process publishes, and what others publish on the channels it is subscribed to. */
  listen(listener: Listener): () => void;
  /** Subscribes this process to channels until {@link Subscription.end}; several subscriptions of one channel are one. */
  subscribe(channels: readonly string[]): Subscription;
  /** Runs after a time in which publications may have been missed, the first subscription included. */
  onGap(listener: () => void): () => void;
  /** Runs when another process says that it could not publish for a while: what it stored then was published by no one. */
  onLoss(listener: () => void): () => void;

  /** Sets a value that disappears after `ttlMs`. Throws `unavailable` while it cannot be shared. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** The values of these keys, null where there is none, in their order; while Redis is away, those of this process. */
  get(keys: readonly string[]): Promise<(string | null)[]>;
  /** Throws `unavailable` while it cannot be shared. */
  delete(key: string): Promise<void>;

  /** For libraries that keep keys of their own in Redis; null in a workspace of one process. */
  readonly shared: SharedKeys | null;

  /** How the bus is now, as it was checked some seconds ago at the latest. */
  health(): BusHealth;
  close(): Promise<void>;
}

export type Listener = (channel: string, message: string) => void;

/** A process's part in some channels. */
export interface Subscription {
  /** Whether nothing published from now on is missed. */
  readonly isConfirmed: boolean;
  /**
   * Resolves once nothing published from then on is missed. Resolves as well, within a few seconds, when the bus is
   * away: a gap follows as soon as it has subscribed. Never rejects.
   */
  readonly confirmed: Promise<void>;
  end(): void;
}

/** The keys of this workspace in Redis. */
export interface SharedKeys {
  readonly redis: Redis | Cluster;
  /** A key's name in Redis, which no other workspace uses. */
  keyOf(key: string): string;
  /** Whether Redis answers and takes writes; while it does not, each process counts for itself. */
  isUsable(): boolean;
  /** A command of the library failed: the others need not wait for theirs to fail. */
  note(error: unknown): void;
}

/**
 * - `ok`: what is published reaches every process.
 * - `degraded`: Redis is away or takes no writes. Everything works within each process, and the others catch up.
 * - `refused`: Redis does not let this process subscribe, which no waiting mends.
 */
export type BusHealth =
  | { readonly state: 'ok' }
  | { readonly state: 'degraded' | 'refused'; readonly reason: string };
