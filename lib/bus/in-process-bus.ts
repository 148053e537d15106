import type { Bus, Listener, Subscription } from './bus.ts';

interface Expiring {
  value: string;
  endsAt: number;
}

const SWEEP_EVERY = 1000;

/** The process is subscribed to everything that it publishes itself. */
const ALWAYS: Subscription = { isConfirmed: true, confirmed: Promise.resolve(), end: () => undefined };

/** The bus of a workspace that is one process: it publishes to itself. Values live in memory until they expire. */
export function createInProcessBus(): Bus {
  const listeners = new Set<Listener>();
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
    publish(channel, message) {
      for (const listener of listeners) listener(channel, message);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribe: () => ALWAYS,
    onGap: () => () => undefined,
    onLoss: () => () => undefined,
    async set(key, value, ttlMs) {
      keep(key, { value, endsAt: Date.now() + ttlMs });
    },
    async get(keys) {
      return keys.map((key) => current(key)?.value ?? null);
    },
    async delete(key) {
      values.delete(key);
    },
    shared: null,
    health: () => ({ state: 'ok' }),
    async close() {
      listeners.clear();
      values.clear();
    },
  };
}
