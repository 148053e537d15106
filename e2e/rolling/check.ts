// `npm run check:rolling -- 5`: restarts two processes behind a balancer one after the other, so many times, while people write.
// Fails when a send failed, or a message is lost or doubled, or nobody heard anything for two seconds.
import buildFirst from '../fixtures/build-first.ts';
import { rollUnderLoad } from './roll.ts';

const GAP_MS = 2_000;

const rounds = Number(process.argv[2] ?? '3');
await buildFirst();
const report = await rollUnderLoad({ rounds, writers: 4, everyMs: 40 });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const { failures, lost, doubled, strange, gapsMs } = report;
const isWell =
  [failures, lost, doubled, strange].every((list) => list.length === 0) && Math.max(...gapsMs) <= GAP_MS;
process.exit(isWell ? 0 : 1);
