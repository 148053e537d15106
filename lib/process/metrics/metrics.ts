import { monitorEventLoopDelay } from 'node:perf_hooks';
import { singleton } from '../singleton.ts';
import { collector } from './measures.ts';

interface GaugeSource {
  readonly help: string;
  read(): number | Promise<number>;
}

/** The gauges of this process, shared by every copy of this module. */
const gauges = singleton<Map<string, GaugeSource>>('gauges');

/** Shows a number of this process at `/metrics` under `parley_<name>`; NaN where it is not known. */
export function registerGauge(name: string, help: string, read: GaugeSource['read']): void {
  const all = gauges.get() ?? standardGauges();
  gauges.set(all.set(name, { help, read }));
}

/** A number of this process by its name at `/metrics`, without the prefix; undefined when it is not known at once. */
export function readGauge(name: string): number | undefined {
  const value = (gauges.get() ?? standardGauges()).get(name)?.read();
  return typeof value === 'number' ? value : undefined;
}

/** Everything registered, as Prometheus text (exposition format 0.0.4), and its content type. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  // Loaded by the first scrape: most processes are never asked, and it would cost every start 40 ms.
  const { Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  const read = [...(gauges.get() ?? standardGauges())].map(async ([name, source]) => {
    const gauge = new Gauge({ name: `parley_${name}`, help: source.help, registers: [registry] });
    gauge.set(await source.read());
  });
  await Promise.all(read);
  const counted = (await collector.get()?.text()) ?? '';
  return { text: `${await registry.metrics()}${counted}`, contentType: registry.contentType };
}

/** The delay of the event loop is looked at so often, in milliseconds, and told for the last minute. */
const RESOLUTION_MS = 20;
const WINDOW_MS = 60_000;

function standardGauges(): Map<string, GaugeSource> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let before = { p99: 0, max: 0 };
  // What it measures is the time between two looks.
  const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1000);
  const now = () => ({ p99: seconds(delay.percentile(99)), max: seconds(delay.max) });
  setInterval(() => {
    before = now();
    delay.reset();
  }, WINDOW_MS).unref();
  const all = new Map<string, GaugeSource>([
    ['uptime_seconds', { help: 'Seconds since the process started.', read: () => process.uptime() }],
    ['memory_resident_bytes', { help: 'Resident memory.', read: () => process.memoryUsage.rss() }],
    [
      'event_loop_delay_p99_seconds',
      {
        help: '99th percentile of the event loop delay in the last one to two minutes.',
        read: () => Math.max(before.p99, now().p99),
      },
    ],
    [
      'event_loop_delay_max_seconds',
      {
        help: 'The longest event loop delay in the last one to two minutes.',
        read: () => Math.max(before.max, now().max),
      },
    ],
  ]);
  gauges.set(all);
  return all;
}
