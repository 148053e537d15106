import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/run-step.mjs';

/** One figure as a line of the table. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly aim: string;
  /** Whether the aim is met; null when there is none. */
  readonly isMet: boolean | null;
  /** Spread, number of samples, and the reason when the aim is missed. */
  readonly remark: string;
}

/** What one bench found: figures, and what there is to say about how they were taken. */
export interface Report {
  /** What its section is found by, where a bench writes several; the bench's own name otherwise. */
  readonly name?: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

const FILE = path.join(root, 'bench/RESULTS.md');
const HEAD = '# Results\n\nWritten by `npm run bench -- NAME`; each section by its own bench.\n';

/** Writes the section of one bench into bench/RESULTS.md, replacing its earlier one. */
export async function writeReport(bench: string, report: Report): Promise<string> {
  const name = report.name ?? bench;
  const section = toMarkdown(name, report);
  const text = existsSync(FILE) ? await readFile(FILE, 'utf8') : HEAD;
  const sections = text.split(/^(?=## )/m);
  const at = sections.findIndex(
    (each) => each.includes(`\`npm run bench -- ${name}\``) && each.startsWith('## '),
  );
  if (at < 0) sections.push(section);
  else sections[at] = section;
  await writeFile(FILE, `${sections.map((each) => each.trim()).join('\n\n')}\n`);
  return section;
}

function toMarkdown(name: string, { title, figures, notes }: Report): string {
  const lines = figures.map(({ what, measured, aim, isMet, remark }) => {
    const verdict = isMet === null ? '' : isMet ? 'met' : '**missed**';
    return `| ${[what, measured, aim, verdict, remark].join(' | ')} |`;
  });
  return [
    `## ${title}`,
    '',
    `\`npm run bench -- ${name}\`, ${new Date().toISOString().slice(0, 10)}, ${commit()}, ${machine()}.`,
    '',
    '| what | measured | aim | | |',
    '|---|---|---|---|---|',
    ...lines,
    '',
    ...notes.map((note) => `- ${note}`),
  ].join('\n');
}

function machine(): string {
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  return `Node ${process.version}, ${os.type()} ${os.arch()}, ${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}, ${memory} GB, load at the end ${os.loadavg()[0]?.toFixed(1)}`;
}

function commit(): string {
  try {
    const hash = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `commit ${hash.trim()}`;
  } catch {
    return 'no commit';
  }
}
