// Figures: `npm run bench -- NAME`. Each bench is a file of this folder that exports `bench`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, say } from '../scripts/run-step.mjs';
import { type Report, writeReport } from './report/report.ts';

interface BenchModule {
  readonly bench: (args: readonly string[]) => Promise<Report | readonly Report[]>;
}

const folder = path.join(root, 'bench');
const names = readdirSync(folder)
  .filter(
    (file) =>
      file.endsWith('.ts') &&
      readFileSync(path.join(folder, file), 'utf8').includes('export async function bench('),
  )
  .map((file) => path.basename(file, '.ts'));

const [name = '', ...args] = process.argv.slice(2);
if (!names.includes(name) || !existsSync(path.join(folder, `${name}.ts`))) {
  say(`Usage: npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exit(1);
}
process.chdir(root);
// Ended by exit(), it takes the programs that it has started along.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const { bench }: BenchModule = await import(`./${name}.ts`);
for (const report of [await bench(args)].flat()) say(`\n${await writeReport(name, report)}`);
say('\nWritten to bench/RESULTS.md');
process.exit(0);
