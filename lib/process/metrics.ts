import { monitorEventLoopDelay } from 'node:perf_hooks';
import { singleton } from './singleton.ts';

interface Gauge {
  readonly help: string;
  read(): number;
}

/** The gauges of this process, shared by every copy of this module. */
const gauges = singleton<Map<string, Gauge>>('gauges');

/** Shows a number of this process at `/metrics` under `parley_<name>`. */
export function registerGauge(name: string, help: string, read: () => number): void {
  const all = gauges.get() ?? standardGauges();
  gauges.set(all.set(name, { help, read }));
}

/** Everything registered, as Prometheus text (exposition format 0.0.4). */
export function metricsText(): string {
  const lines = [...(gauges.get() ?? standardGauges())].flatMap(([name, { help, read }]) => [
    `# HELP parley_${name} ${help}`,
    `# TYPE parley_${name} gauge`,
    `parley_${name} ${read()}`,
  ]);
  return `${lines.join('\n')}\n`;
}

function standardGauges(): Map<string, Gauge> {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const all = new Map<string, Gauge>([
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
