import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import buildFirst from '../e2e/fixtures/build-first.ts';
import { newcomer } from '../e2e/fixtures/newcomer.ts';
import { startServer } from '../e2e/fixtures/server.ts';
import { isBackupName, listStoredBackups } from '../lib/backup/keep/backup-notes.ts';
import { newId } from '../lib/contract/values/new-id.ts';
import { createPace } from '../lib/process/pace.ts';
import { indexConversation } from '../lib/search/indexing/index-conversation.ts';
import { addPerson, createTestContext } from '../lib/testing/test-context.ts';
import { builtPath } from '../scripts/build.mjs';
import { say } from '../scripts/run-step.mjs';
import type { Figure, Report } from './report/report.ts';
import { median, quantile, spread } from './report/statistics.ts';
import { fillConversation } from './search/corpus.ts';

const CONVERSATIONS = 20;
const SENDS_A_SECOND = 40;
const REST_MS = 20_000;
const SETTLE_MS = 15_000;
const SNAPSHOT_LIMIT_S = 30;
const REHEARSAL_LIMIT_S = 120;
const ACK_LIMIT = 2;

/** Backups of a million messages, made by their own program beside a server to which messages are sent all the time. */
export async function bench([count = '1000000', given = '3']: readonly string[]): Promise<Report> {
  const length = Number(count);
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-bench-backup-'));
  try {
    await fill(folder, length);
    await buildFirst();
    const rounds: Round[] = [];
    const server = await startServer({ DATA_DIR: folder, BACKUP_AT: 'off' });
    const sender = await openSender(server.url);
    // What filling and building left to be written is no rest.
    await wait(SETTLE_MS);
    for (let round = 0; round < Number(given); round += 1) {
      rounds.push(await measure(sender, folder));
      say(JSON.stringify(rounds.at(-1)));
    }
    sender.stop();
    await server.stop();
    await server.dispose();
    return report(length, rounds, (await stat(path.join(folder, 'store/data.mdb'))).size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(DATA_DIR: string, length: number): Promise<void> {
  const { ctx, close } = await createTestContext({ DATA_DIR });
  const caller = await addPerson(ctx, newId());
  for (let index = 0; index < CONVERSATIONS; index += 1) {
    const filled = { length: length / CONVERSATIONS, endsAt: Date.now(), take: () => undefined };
    const id = await fillConversation(ctx, caller, filled);
    await indexConversation(ctx, id, { pace: createPace() });
    say(`filled ${index + 1} of ${CONVERSATIONS} conversations`);
  }
  await close();
}

interface Sender {
  /** The times of all acknowledgements since it was asked last, in milliseconds. */
  taken(): number[];
  stop(): void;
}

/** Sends messages evenly, whatever becomes of those before. */
async function openSender(url: string): Promise<Sender> {
  const [ada, ben] = [await newcomer(url, 'ada'), await newcomer(url, 'ben')];
  const { id: conversationId } = await ada.rest.must('POST', '/conversations', {
    kind: 'direct',
    userId: ben.id,
  });
  const socket: Socket = io(url, { auth: { token: ada.token }, transports: ['websocket'] });
  await once(socket as never, 'connect');
  let times: number[] = [];
  const timer = setInterval(() => {
    const begun = performance.now();
    const input = { conversationId, clientId: newId(), body: 'Said beside a backup' };
    socket.emit('message:send', input, (answer: { ok: boolean }) => {
      if (!answer.ok) throw new Error(`A message was refused: ${JSON.stringify(answer)}`);
      times.push(performance.now() - begun);
    });
  }, 1000 / SENDS_A_SECOND);
  return {
    taken() {
      const all = times;
      times = [];
      return all;
    },
    stop() {
      clearInterval(timer);
      socket.disconnect();
    },
  };
}

interface Round {
  readonly snapshotSeconds: number;
  readonly rehearsalSeconds: number;
  /** 99th percentiles in milliseconds: at rest, while the snapshot is made, and while it is rehearsed. */
  readonly restMs: number;
  readonly snapshotMs: number;
  readonly rehearsalMs: number;
  readonly bytes: number;
}

async function measure(sender: Sender, DATA_DIR: string): Promise<Round> {
  const backups = path.join(DATA_DIR, 'backups');
  await rm(backups, { recursive: true, force: true });
  await wait(3_000);
  sender.taken();
  await wait(REST_MS);
  const rest = sender.taken();
  const begun = performance.now();
  const child = spawn(process.execPath, [builtPath('backup.js')], {
    env: { ...process.env, DATA_DIR, MONGODB_URI: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  while (!(existsSync(backups) && (await readdir(backups)).some(isBackupName)) && child.exitCode === null)
    await wait(20);
  const snapshotSeconds = (performance.now() - begun) / 1000;
  const during = sender.taken();
  const [code] = await ended;
  const rehearsal = sender.taken();
  const [made] = await listStoredBackups(backups);
  if (code !== 0 || !made?.notes?.proof?.isProved) throw new Error('The backup was not made and proved.');
  return {
    snapshotSeconds,
    rehearsalSeconds: made.notes.proof.seconds,
    restMs: quantile(rest, 0.99),
    snapshotMs: quantile(during, 0.99),
    rehearsalMs: quantile(rehearsal, 0.99),
    bytes: made.size,
  };
}

function report(length: number, rounds: readonly Round[], storeBytes: number): Report {
  const of = (value: (round: Round) => number) => rounds.map(value);
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const figure = (
    what: string,
    values: readonly number[],
    limit: number,
    show: (value: number) => string,
  ): Figure => ({
    what,
    measured: show(median(values)),
    aim: `≤ ${show(limit)}`,
    isMet: median(values) <= limit,
    remark: `${spread(values, show)}, ${values.length} rounds`,
  });
  const times = (value: number) => `${value.toFixed(2)} ×`;
  const ms = (values: readonly number[]) => `${median(values).toFixed(1)} ms`;
  return {
    title: `Backups of ${length.toLocaleString('en')} messages`,
    figures: [
      figure(
        'a snapshot of everything, as one file',
        of((round) => round.snapshotSeconds),
        SNAPSHOT_LIMIT_S,
        seconds,
      ),
      figure(
        'its rehearsal',
        of((round) => round.rehearsalSeconds),
        REHEARSAL_LIMIT_S,
        seconds,
      ),
      figure(
        'acknowledgement p99 during the snapshot',
        of((round) => round.snapshotMs / round.restMs),
        ACK_LIMIT,
        times,
      ),
      figure(
        'acknowledgement p99 during the rehearsal',
        of((round) => round.rehearsalMs / round.restMs),
        ACK_LIMIT,
        times,
      ),
    ],
    notes: [
      `${SENDS_A_SECOND} messages a second to the built server; at rest the 99th percentile is ${ms(of((round) => round.restMs))}, during the snapshot ${ms(of((round) => round.snapshotMs))}, during the rehearsal ${ms(of((round) => round.rehearsalMs))}.`,
      `The backup is made by \`npm run backup\`, at nice 10. The store has ${Math.round(storeBytes / 1024 ** 2)} MB, with the search index; the backup ${Math.round(median(of((round) => round.bytes)) / 1024 ** 2)} MB.`,
    ],
  };
}
