import { expect, it } from 'vitest';
import { killRun } from './kill-run.ts';

// The longer form: npm run check:files -- 100
it.each([
  ['a folder', { kills: 5 }],
  ['an S3 store', { kills: 3, isS3: true }],
])(
  'kills lose nothing of what was acknowledged, and leave nothing unexplained: %s',
  async (_, options) => {
    const report = await killRun({ ...options, seed: 7 });
    expect(report.problems).toEqual([]);
    expect(report.uploaded).toBeGreaterThan(options.kills);
    expect(report.sent).toBeGreaterThan(0);
  },
  180_000,
);
