import { expect, it } from 'vitest';
import { killBackups } from './kill-run.ts';

// The longer form: npm run check:backups -- 50
it('a backup, a restore or an upgrade that is killed leaves the old state or the new one, never one between', async () => {
  const report = await killBackups({ kills: 2, rehearsals: 1, seed: 7 });
  expect(report.problems).toEqual([]);
  const { backup, restore, upgrade } = report.killed;
  expect(backup + restore + upgrade).toBeGreaterThan(0);
}, 180_000);
