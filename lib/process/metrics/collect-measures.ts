import { type Collector, collector, counters, timings } from './measures.ts';

/** From now on everything that this process counts and times is kept for `/metrics`. */
export async function collectMeasures(): Promise<void> {
  // Loaded where someone may ask only: it would cost every start 40 ms.
  const { Counter, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const common = { registers: [registry] };
  const counts = mapValues(
    counters,
    (name, { help, labels }) =>
      new Counter({ ...common, name: `parley_${name}`, help, labelNames: [...labels] }),
  );
  const times = mapValues(
    timings,
    (name, { help, labels, buckets }) =>
      new Histogram({
        ...common,
        name: `parley_${name}`,
        help,
        labelNames: [...labels],
        buckets: [...buckets],
      }),
  );
  const collecting: Collector = {
    count: (name, labels, by) => counts[name].inc({ ...labels }, by),
    time: (name, labels, seconds) => times[name].observe({ ...labels }, seconds),
    text: () => registry.metrics(),
  };
  collector.set(collecting);
}

function mapValues<T extends object, R>(
  table: T,
  make: (name: string, value: T[keyof T]) => R,
): { readonly [K in keyof T]: R } {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, make(name, value)])) as {
    readonly [K in keyof T]: R;
  };
}
