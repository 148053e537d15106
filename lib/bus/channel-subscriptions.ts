import type { Subscription } from './bus.ts';
import type { Subscribers } from './subscribers.ts';

/** A channel that no one needs any more is kept for so long: who reloads a page needs it again at once. */
const GRACE_MS = 10_000;

interface Held {
  holders: number;
  confirmed: Promise<void>;
  timer: NodeJS.Timeout | undefined;
}

/** Counts who in this process needs which channel, and subscribes to those that someone needs. */
export class ChannelSubscriptions {
  readonly #subscribers: Subscribers;
  readonly #held = new Map<string, Held>();

  constructor(subscribers: Subscribers) {
    this.#subscribers = subscribers;
  }

  subscribe(channels: readonly string[]): Subscription {
    const names = [...new Set(channels)];
    const added = names.filter((name) => !this.#held.has(name));
    const confirmed = added.length === 0 ? Promise.resolve() : this.#subscribers.add(added);
    for (const name of added) this.#held.set(name, { holders: 0, confirmed, timer: undefined });
    const waits = new Set<Promise<void>>();
    for (const name of names) {
      const held = this.#held.get(name);
      if (!held) continue;
      held.holders += 1;
      clearTimeout(held.timer);
      if (!this.#subscribers.isConfirmed(name)) waits.add(held.confirmed);
    }
    let isEnded = false;
    return {
      isConfirmed: waits.size === 0,
      confirmed: Promise.all(waits).then(() => undefined),
      end: () => {
        if (!isEnded) for (const name of names) this.#release(name);
        isEnded = true;
      },
    };
  }

  close(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer);
    this.#held.clear();
  }

  #release(name: string): void {
    const held = this.#held.get(name);
    if (!held) return;
    held.holders -= 1;
    if (held.holders > 0) return;
    held.timer = setTimeout(() => {
      this.#held.delete(name);
      this.#subscribers.remove([name]);
    }, GRACE_MS);
    held.timer.unref();
  }
}
