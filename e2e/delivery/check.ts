// `npm run check:delivery`: that messages are stored once, shown once and in one order, whatever breaks meanwhile.
//   npm run check:delivery                 a short run with one process, then one with two
//   npm run check:delivery -- 10m          longer; also 90s or 2h
//   npm run check:delivery -- --two        only with two processes, an engine process and Redis
//   npm run check:delivery -- --one --seed 7
import { launchBrowser } from '../../bench/start/browsers.ts';
import buildFirst from '../fixtures/build-first.ts';
import { formatReport, isBroken, saveHistory } from './report.ts';
import { runDelivery } from './run-delivery.ts';

const SHORT_SECONDS = 30;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

const args = process.argv.slice(2);
const seedAt = args.indexOf('--seed');
const seed = seedAt < 0 ? Date.now() % 1_000_000 : Number(args[seedAt + 1]);
const length = args.map((arg) => /^(\d+)([smh])$/.exec(arg)).find((match) => match !== null);
const seconds = length ? Number(length[1]) * (UNITS[length[2] ?? 's'] ?? 1) : SHORT_SECONDS;
const kinds = [false, true].filter((isTwo) => !args.includes(isTwo ? '--one' : '--two'));

await buildFirst();
const browser = await launchBrowser();
let hasFailed = false;
for (const isTwo of kinds) {
  const begun = performance.now();
  const onFault = (what: string) =>
    process.stdout.write(`  ${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s: ${what}\n`);
  const report = await runDelivery({ browser, seconds: seconds / kinds.length, seed, isTwo, onFault });
  const title = `${isTwo ? 'Two processes, an engine process and Redis' : 'One process'}, seed ${seed}:`;
  process.stdout.write(`${formatReport(report, title)}\n`);
  if (!isBroken(report)) continue;
  hasFailed = true;
  process.stdout.write(`  the whole history: ${await saveHistory(report, seed)}\n`);
}
await browser.close();
process.exit(hasFailed ? 1 : 0);
