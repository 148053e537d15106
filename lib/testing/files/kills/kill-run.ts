import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyFiles } from '../../../files/verify/verify-files.ts';
import { verifyMessageFiles } from '../../../messages/verify-message-files.ts';
import { readEnv } from '../../../process/env.ts';
import { openHome } from '../../../server/open-home.ts';
import { openStore } from '../../../store/open-store.ts';
import { randomFrom } from '../../random.ts';
import { startS3Server } from '../s3-server.ts';
import { bundleServer, startServerProcess } from './server-process.ts';
import { type Known, openTalk, type Talk, work } from './writer.ts';

const WRITERS = 6;
/** So many uploads and sends are acknowledged between two kills, or so many milliseconds go by. */
const WORKS_MOST = 40;
const WORKED_MS = 5_000;

export interface KillReport {
  readonly kills: number;
  /** What was acknowledged. */
  readonly sent: number;
  readonly uploaded: number;
  /** Uploads that went on after a kill. */
  readonly resumed: number;
  /** One sentence each; empty when nothing that was acknowledged is lost, and everything is explained. */
  readonly problems: string[];
  /** What `files:verify` found at the end, and how many of it. */
  readonly explained: Readonly<Record<string, number>>;
}

interface KillOptions {
  readonly kills: number;
  readonly seed: number;
  /** Keeps the bytes in an S3 store. */
  readonly isS3?: boolean;
}

/**
 * Kills a process again and again while files are uploaded, sent, removed and deleted with their messages. After each kill
 * documents and bytes are compared; the writers go on where they were, and check what they were told before.
 */
export async function killRun({ kills, seed, isS3 = false }: KillOptions): Promise<KillReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-kill-files-'));
  const program = await bundleServer();
  const bucket = isS3 ? await startS3Server() : null;
  const settings = { DATA_DIR: folder, ...(bucket ? { FILES_S3: bucket.uri } : {}) };
  const random = randomFrom(seed);
  const problems: string[] = [];
  let talk: Talk | undefined;
  let explained: Readonly<Record<string, number>> = {};
  const known = Array.from({ length: WRITERS }, newKnown);
  try {
    for (let round = 0; round <= kills; round += 1) {
      const server = await startServerProcess(program, settings);
      talk ??= await openTalk(server.url);
      const stop = new AbortController();
      const writers = known.map((each) =>
        work({
          url: server.url,
          talk: must(talk),
          known: each,
          random,
          signal: stop.signal,
          report: (problem) => problems.push(problem),
        }),
      );
      await untilWorked(known, random.whole(WORKS_MOST), random.whole(50));
      if (round === kills) stop.abort();
      else await server.end('SIGKILL');
      await Promise.all(writers);
      if (round === kills) await server.end('SIGTERM');
      problems.push(...server.failures());
      const compared = await compare(settings);
      problems.push(...compared.problems.map((problem) => `after kill ${round + 1}: ${problem}`));
      ({ explained } = compared);
    }
    const sum = (what: keyof Known['counts']) => known.reduce((all, { counts }) => all + counts[what], 0);
    return {
      kills,
      sent: sum('sent'),
      uploaded: sum('uploaded'),
      resumed: sum('resumed'),
      problems,
      explained,
    };
  } finally {
    await bucket?.close();
    await program.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until so many works more are acknowledged, and then for a moment: something is always under way. */
async function untilWorked(known: readonly Known[], more: number, momentMs: number): Promise<void> {
  const done = () => known.reduce((all, { counts }) => all + counts.sent + counts.uploaded, 0);
  const enough = done() + more;
  const until = performance.now() + WORKED_MS;
  while (done() < enough && performance.now() < until) await wait(5);
  await wait(momentMs);
}

function newKnown(): Known {
  return {
    sent: [],
    uploading: [],
    ready: [],
    pending: null,
    counts: { sent: 0, uploaded: 0, resumed: 0 },
  };
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('This is there by now.');
  return value;
}

/** What `npm run files:verify -- --bytes` says. */
async function compare(settings: Readonly<Record<string, string>>) {
  const env = readEnv(settings);
  const store = await openStore(env, { collections: [] });
  try {
    const home = await openHome(env, store.db);
    const { problems, explained } = await verifyFiles({
      db: store.db,
      home,
      now: new Date(),
      readsBytes: true,
    });
    const messages = await verifyMessageFiles(store.db);
    return { problems: [...problems, ...messages.problems], explained: Object.fromEntries(explained) };
  } finally {
    await store.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kills = '100', seed = String(Date.now() % 1_000_000)] = process.argv
    .slice(2)
    .filter((arg) => /^\d+$/.test(arg));
  const report = await killRun({
    kills: Number(kills),
    seed: Number(seed),
    isS3: process.argv.includes('--s3'),
  });
  process.stdout.write(`${JSON.stringify({ seed, ...report }, null, 2)}\n`);
  process.exit(report.problems.length === 0 ? 0 : 1);
}
