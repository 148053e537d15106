import type { Bus } from './bus.ts';

interface Expiring {
  value: string;
  endsAt: number;
}

const SWEEP_EVERY = 1000;

/** The bus of a workspace that is one process: it publishes to itself. Values live in memory until they expire. */
export function createInProcessBus(): Bus {
  const listeners = new Set<(channel: string, payload: string) => void>();
  const values = new Map<string, Expiring>();
  let writes = 0;

  function current(key: string): Expiring | undefined {
    const entry = values.get(key);
    if (entry && entry.endsAt > Date.now()) return entry;
    values.delete(key);
    return undefined;
  }

  /** Keeps the map from holding keys that are never asked for again. */
  function keep(key: string, entry: Expiring): void {
    values.set(key, entry);
    writes += 1;
    if (writes % SWEEP_EVERY === 0) for (const each of values.keys()) current(each);
  }

  return {
    async publish(channel, payload) {
      for (const listener of listeners) listener(channel, payload);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onGap: () => () => undefined,
    async set(key, value, ttlMs) {
      keep(key, { value, endsAt: Date.now() + ttlMs });
    },
    async get(keys) {
      return keys.map((key) => current(key)?.value ?? null);
    },
    async delete(key) {
      values.delete(key);
    },
    redis: null,
    async ping() {},
    async close() {
      listeners.clear();
      values.clear();
    },
  };
}
