import { expect, test } from 'vitest';
import { fuzzRun } from './fuzz-run.ts';

// The longer form: node --import tsx packages/embedded-mongodb/test/fuzz/fuzz-run.ts 200000
test('broken frames do no harm', async () => {
  const report = await fuzzRun(4_000);
  expect(report, `seed ${report.seed}`).toMatchObject({ isAlive: true });
}, 60_000);
