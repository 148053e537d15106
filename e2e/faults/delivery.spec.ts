import { expect, test } from '@playwright/test';
import { formatReport, isBroken, saveHistory } from '../delivery/report.ts';
import { runDelivery } from '../delivery/run-delivery.ts';

const SECONDS = 20;
const AT_LEAST = 21;
/** Processes start again and again, and at the end everybody must come to rest: on a busy machine that takes its time. */
const LIMIT_MS = 300_000;

// The short form; `npm run check:delivery -- 10m` does the same for longer.
for (const [title, isTwo] of [
  ['one process', false],
  ['two processes, one engine process and Redis', true],
] as const) {
  test(`nothing is lost, doubled, swapped or invented while things break: ${title}`, async ({ browser }) => {
    test.setTimeout(LIMIT_MS);
    const seed = Date.now() % 1_000_000;
    const report = await runDelivery({ browser, seconds: SECONDS, atLeast: AT_LEAST, seed, isTwo });
    const text = formatReport(report, `${title}, seed ${seed}:`);
    process.stdout.write(`${text}\n`);
    if (isBroken(report)) await saveHistory(report, seed);
    for (const { history, problems } of report.conversations) {
      expect(problems, text).toEqual([]);
      expect(history.stored.length).toBeGreaterThanOrEqual(AT_LEAST);
    }
  });
}
