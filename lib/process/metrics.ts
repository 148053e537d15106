import { monitorEventLoopDelay } from 'node:perf_hooks';
import { singleton } from './singleton.ts';

interface GaugeSource {
  readonly help: string;
  read(): number;
}

/** The gauges of this process, shared by every copy of this module. */
const gauges = singleton<Map<string, GaugeSource>>('gauges');

/** Shows a number of this process at `/metrics` under `parley_<name>`. */
export function registerGauge(name: string, help: string, read: () => number): void {
  const all = gauges.get() ?? standardGauges();
  gauges.set(all.set(name, { help, read }));
}

/** A number of this process by its name at `/metrics`, without the prefix; undefined when it is not registered. */
export function readGauge(name: string): number | undefined {
  return (gauges.get() ?? standardGauges()).get(name)?.read();
}

/** Everything registered, as Prometheus text (exposition format 0.0.4), and its content type. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  // Loaded by the first scrape: most processes are never asked, and it would cost every start 40 ms.
  const { Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  for (const [name, { help, read }] of gauges.get() ?? standardGauges()) {
    new Gauge({ name: `parley_${name}`, help, registers: [registry] }).set(read());
  }
  return { text: await registry.metrics(), contentType: registry.contentType };
}

function standardGauges(): Map<string, GaugeSource> {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const all = new Map<string, GaugeSource>([
    ['uptime_seconds', { help: 'Seconds since the process started.', read: () => process.uptime() }],
    ['memory_resident_bytes', { help: 'Resident memory.', read: () => process.memoryUsage.rss() }],
    [
      'event_loop_delay_p99_seconds',
      { help: '99th percentile of the event loop delay.', read: () => delay.percentile(99) / 1e9 },
    ],
  ]);
  gauges.set(all);
  return all;
}
