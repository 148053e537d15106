import { expect, test } from 'vitest';
import { readMetrics, registerGauge } from './metrics.ts';

test('metrics are Prometheus text, read at each scrape, a gauge registered twice shown once', async () => {
  let open = 1;
  registerGauge('test_things', 'Things.', () => 7);
  registerGauge('test_things', 'Things.', () => open);
  const { text, contentType } = await readMetrics();
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toContain('# HELP parley_test_things Things.\n# TYPE parley_test_things gauge\n');
  expect(text.match(/^parley_test_things .*$/gm)).toEqual(['parley_test_things 1']);
  for (const name of ['uptime_seconds', 'memory_resident_bytes', 'event_loop_delay_p99_seconds'])
    expect(text).toMatch(new RegExp(`^parley_${name} [\\d.e-]+$`, 'm'));
  open = 2;
  expect((await readMetrics()).text).toContain('parley_test_things 2\n');
});
