import type { Outbox } from '../_client/outbox/outbox.ts';
import { memoryStorage, type OutboxStorage } from '../_client/outbox/outbox-storage.ts';

/** One device: storage that survives pages, and one lock for all tabs, each queued in the order of asking. */
export class Device {
  storage: OutboxStorage = { ...memoryStorage(), isDurable: true };
  tabs = new Set<Outbox>();
  isOnline: boolean = true;
  /** How many sends of one lane are under way. */
  under = new Map<string, number>();
  #tails = new Map<string, Promise<void>>();

  exclusively(name: string, work: () => Promise<void>): Promise<void> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const now = before.then(work, work);
    this.#tails.set(name, now);
    return now;
  }

  /** Says to the other tabs that the stored records changed. */
  notifyOthers(tab: Outbox): void {
    for (const each of this.tabs) if (each !== tab) void each.wake();
  }

  /** The connection comes or goes, for every tab. */
  async setOnline(isOnline: boolean): Promise<void> {
    this.isOnline = isOnline;
    for (const tab of this.tabs) await tab.wake();
  }
}
