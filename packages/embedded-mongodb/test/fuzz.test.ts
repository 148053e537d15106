import { expect, test } from 'vitest';
import { fuzzRun } from './testing/fuzz-run.ts';

// The longer form: node --import tsx lib/embedded-mongodb/testing/fuzz-run.ts 200000
test('broken frames hurt nobody', async () => {
  const report = await fuzzRun(4_000);
  expect(report, `seed ${report.seed}`).toMatchObject({ isAlive: true });
}, 60_000);
