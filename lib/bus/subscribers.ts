import type { RedisProblem } from './redis-problem.ts';

/** The connections on which a process receives: one, or one for each node of a cluster. */
export interface Subscribers {
  /** Subscribes to channels. Resolves when confirmed, or when that is not possible now; then it is tried again. */
  add(channels: readonly string[]): Promise<void>;
  remove(channels: readonly string[]): void;
  isConfirmed(channel: string): boolean;
  /** Why some channel is not subscribed to; null while all are. */
  readonly problem: RedisProblem | null;
  /** Asks whether the connections live, and subscribes to what is missing. Never rejects. */
  check(): Promise<void>;
  /** Connects again, as after the server was found to be the wrong one. */
  reconnect(): void;
  close(): void;
}

export interface SubscriberEvents {
  receive(channel: string, message: string): void;
  /** Something may have been missed, and nothing is from now on. */
  gap(): void;
}
