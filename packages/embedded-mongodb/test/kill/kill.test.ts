import { expect, test } from 'vitest';
import { killRun } from './kill-run.ts';

// The longer form: node --import tsx packages/embedded-mongodb/test/kill/kill-run.ts 100
test('ten kills under 32 writers lose no acknowledged write, and every index stays complete', async () => {
  const report = await killRun(10);
  expect(report.problems).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(100);
}, 120_000);
