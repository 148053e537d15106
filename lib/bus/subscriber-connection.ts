import type { Redis } from 'ioredis';
import { NOT_YET, problemOf, type RedisProblem } from './redis-problem.ts';
import type { SubscriberEvents, Subscribers } from './subscribers.ts';

/** So many channels are named in one command. */
const BLOCK = 1_000;

interface ConnectionEvents extends SubscriberEvents {
  /** The cluster has moved a channel to another node. */
  moved?(): void;
}

type ChannelState = 'missing' | 'asked' | 'confirmed';

/**
 * One connection that receives. It subscribes to all its channels each time it is ready, and then reports a gap if
 * any of them was not confirmed for a while: after a loss, and also the first time when Redis came up after this process.
 */
export class SubscriberConnection implements Subscribers {
  readonly #redis: Redis;
  readonly #isSharded: boolean;
  readonly #events: ConnectionEvents;
  readonly #channels = new Map<string, ChannelState>();
  /** Resolves when the first connection has subscribed, or could not be made. */
  readonly #attempted: Promise<void>;
  #endAttempt: () => void = () => undefined;
  #problem: RedisProblem | null = NOT_YET;
  /** Something may have been published on a channel here while it was not confirmed. */
  #mayHaveMissed = false;

  constructor(redis: Redis, isSharded: boolean, events: ConnectionEvents) {
    this.#redis = redis;
    this.#isSharded = isSharded;
    this.#events = events;
    this.#attempted = new Promise((resolve) => {
      this.#endAttempt = resolve;
    });
    redis.on('error', (error: Error) => {
      this.#note(error);
      this.#endAttempt();
    });
    redis.on('ready', () => void this.#subscribeAgain());
    redis.on('close', () => this.#handleClosed());
    redis.on(isSharded ? 'smessage' : 'message', (channel: string, message: string) =>
      events.receive(channel, message),
    );
    redis.on('moved', () => events.moved?.());
    redis.connect().catch(() => undefined);
  }

  get problem(): RedisProblem | null {
    return this.#problem;
  }

  get isUnused(): boolean {
    return this.#channels.size === 0;
  }

  isConfirmed(channel: string): boolean {
    return this.#channels.get(channel) === 'confirmed';
  }

  async add(channels: readonly string[]): Promise<void> {
    for (const channel of channels) this.#channels.set(channel, 'missing');
    const isTrusted = this.#problem === null || this.#problem === NOT_YET;
    // What is known to be silent is not waited for again: the next check asks for what is missing.
    if (isTrusted && this.#redis.status === 'ready') await this.#subscribe(channels);
    else if (isTrusted) await this.#attempted;
    if (channels.some((channel) => this.#channels.has(channel) && !this.isConfirmed(channel)))
      this.#mayHaveMissed = true;
  }

  remove(channels: readonly string[]): void {
    for (const channel of channels) this.#channels.delete(channel);
    if (this.#redis.status !== 'ready' || channels.length === 0) return;
    const done = this.#isSharded
      ? Promise.all(channels.map((channel) => this.#redis.sunsubscribe(channel)))
      : this.#redis.unsubscribe(...channels);
    // Without a connection nothing is received any more either.
    done.catch(() => undefined);
  }

  async check(): Promise<void> {
    // Given up by the library, as when it was cut in the middle of connecting.
    if (this.#redis.status === 'end') this.#redis.connect().catch(() => undefined);
    if (this.#redis.status !== 'ready') return;
    try {
      await this.#redis.ping();
    } catch (error) {
      // The subscriptions may live on, but what others published meanwhile may not have been sent.
      if (this.#channels.size > 0) this.#mayHaveMissed = true;
      return this.#note(error);
    }
    const missing = [...this.#channels].filter(([, state]) => state === 'missing').map(([name]) => name);
    if (missing.length === 0) {
      this.#problem = null;
      this.#reportGap();
    } else if (await this.#subscribe(missing)) this.#reportGap();
  }

  reconnect(): void {
    if (this.#redis.status === 'ready') this.#redis.disconnect(true);
  }

  close(): void {
    this.#channels.clear();
    this.#redis.disconnect();
  }

  async #subscribeAgain(): Promise<void> {
    if (await this.#subscribe([...this.#channels.keys()])) this.#reportGap();
    this.#endAttempt();
  }

  #handleClosed(): void {
    if (this.#channels.size > 0) this.#mayHaveMissed = true;
    for (const channel of this.#channels.keys()) this.#channels.set(channel, 'missing');
    if (this.#problem === null || this.#problem === NOT_YET)
      this.#note(new Error('the connection was closed'));
    this.#endAttempt();
  }

  #reportGap(): void {
    if (this.#mayHaveMissed) this.#events.gap();
    this.#mayHaveMissed = false;
  }

  /** Resolves to whether all of them are confirmed. */
  async #subscribe(channels: readonly string[]): Promise<boolean> {
    const blocks = blocksOf(channels, this.#isSharded ? 1 : BLOCK);
    const subscribed = await Promise.all(blocks.map((block) => this.#subscribeBlock(block)));
    if (subscribed.includes(false)) return false;
    this.#problem = null;
    return true;
  }

  async #subscribeBlock(block: readonly string[]): Promise<boolean> {
    this.#setStates(block, 'asked');
    try {
      if (this.#isSharded) await this.#redis.ssubscribe(...block);
      else await this.#redis.subscribe(...block);
      this.#setStates(block, 'confirmed');
      return true;
    } catch (error) {
      this.#setStates(block, 'missing');
      this.#note(error);
      return false;
    }
  }

  /** Leaves out what was given up meanwhile. */
  #setStates(channels: readonly string[], state: ChannelState): void {
    for (const channel of channels) if (this.#channels.has(channel)) this.#channels.set(channel, state);
  }

  #note(error: unknown): void {
    this.#problem = problemOf(error) ?? { ...NOT_YET, reason: String(error) };
  }
}

function blocksOf(channels: readonly string[], size: number): string[][] {
  const blocks: string[][] = [];
  for (let from = 0; from < channels.length; from += size) blocks.push(channels.slice(from, from + size));
  return blocks;
}
