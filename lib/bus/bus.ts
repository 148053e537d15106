import type { Redis } from 'ioredis';

/**
 * What the processes of one workspace share while they run: facts and signals published to each other, and small values
 * that expire. Nothing here is the truth; losing all of it costs delay, never a stored thing.
 */
export interface Bus {
  /** Publishes to every process, this one included. Resolves when handed over; delivery is at most once. */
  publish(channel: string, payload: string): Promise<void>;
  /** Receives everything published on any channel, in the order in which this process received it. */
  subscribe(listener: (channel: string, payload: string) => void): () => void;
  /** Runs after a time in which publications may have been missed. */
  onGap(listener: () => void): () => void;

  /** Sets a value that disappears after `ttlMs`. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** The values of these keys, null where there is none, in their order. */
  get(keys: readonly string[]): Promise<(string | null)[]>;
  delete(key: string): Promise<void>;

  /** The connection to Redis, for a library that keeps keys of its own there; null in a workspace of one process. */
  readonly redis: Redis | null;

  /** Throws when the bus cannot be reached now. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
