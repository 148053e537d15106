import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../e2e/fixtures/program.ts';
import { root, say } from '../../scripts/run-step.mjs';
import type { Figure } from '../report/report.ts';
import { median, spread } from '../report/statistics.ts';
import type { BuiltFolders } from './build-first.ts';

const ROUNDS = 7;
const LIMIT_MS = 60_000;
const IDLE_MS = 5_000;

interface Start {
  readonly ms: number;
  /** Resident memory of the process once it has idled, in MB; null where the system does not say. */
  readonly memory: number | null;
}

/** Start to ready and idle memory, against an empty custom server, in turns. */
export async function measureStarts({ floor }: BuiltFolders): Promise<Figure[]> {
  const own: Start[] = [];
  const empty: Start[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-bench-'));
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const env = { DATA_DIR: folder };
      own.push(await start({ cwd: root, file: 'start.mjs', path: '/readyz', env }));
      empty.push(await start({ cwd: floor, file: 'server.js', path: '/', env: {} }));
      say(
        `start, round ${round + 1} of ${ROUNDS}: ${own.at(-1)?.ms} ms, empty server ${empty.at(-1)?.ms} ms`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const [ownMs, emptyMs] = [own.map(({ ms }) => ms), empty.map(({ ms }) => ms)];
  const ratio = median(ownMs) / median(emptyMs);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  return [
    {
      what: 'start to ready when built',
      measured: seconds(median(ownMs)),
      aim: '3 s',
      isMet: median(ownMs) <= 3_000,
      remark: spread(ownMs, seconds),
    },
    {
      what: '… against an empty custom server',
      measured: `${ratio.toFixed(2)} times`,
      aim: '1.5 times',
      isMet: ratio <= 1.5,
      remark: `the empty one: ${seconds(median(emptyMs))}, ${spread(emptyMs, seconds)}`,
    },
    memoryFigure(own, empty),
  ];
}

function memoryFigure(own: readonly Start[], empty: readonly Start[]): Figure {
  const known = (starts: readonly Start[]) =>
    starts.flatMap(({ memory }) => (memory === null ? [] : [memory]));
  const what = 'idle memory after a start (RSS)';
  const ownMb = known(own);
  if (ownMb.length === 0) return { what, measured: 'not known here', aim: '160 MB', isMet: null, remark: '' };
  const mb = (value: number) => `${Math.round(value)} MB`;
  return {
    what,
    measured: mb(median(ownMb)),
    aim: '160 MB',
    isMet: median(ownMb) <= 160,
    remark: `${spread(ownMb, mb)}; the empty one: ${mb(median(known(empty)))}`,
  };
}

interface What {
  readonly cwd: string;
  readonly file: string;
  /** The page that answers 200 when it is ready. */
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

async function start({ cwd, file, path: page, env }: What): Promise<Start> {
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, [file], {
    cwd,
    env: { PATH, HOME, NODE_ENV: 'production', PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}${page}`;
  try {
    for (;;) {
      if ((await fetch(url).catch(() => undefined))?.ok) break;
      if (child.exitCode !== null || performance.now() - begun > LIMIT_MS)
        throw new Error(`${file} did not start.`);
      await wait(5);
    }
    const ms = Math.round(performance.now() - begun);
    await wait(IDLE_MS);
    return { ms, memory: await memoryOf(child.pid ?? 0) };
  } finally {
    const ended = once(child, 'exit');
    if (child.kill('SIGTERM')) await ended;
  }
}

/** Resident memory of a process in MB, or null where /proc is not there. */
export async function memoryOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kib === undefined ? null : Number(kib) / 1024;
}
