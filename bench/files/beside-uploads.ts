import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { io as connect } from 'socket.io-client';
import { type Program, startProgram } from '../../e2e/fixtures/program.ts';
import { newId } from '../../lib/contract/values/new-id.ts';
import { root, say } from '../../scripts/run-step.mjs';
import type { Figure } from '../report/report.ts';
import { median, quantile, spread } from '../report/statistics.ts';
import type { Systems } from './systems.ts';
import { ownMemoryOf } from './usage.ts';

const AT_ONCE = 8;
const SIZE = 50 * 1024 ** 2;
const ROUNDS = 4;
const ROUND_MS = 12_000;
const PAUSE_MS = 40;
const WARM_UP_MS = 4_000;

/** Eight uploads of 50 MB at once: what they take of memory, and what they do to the messages of others, in turns. */
export async function measureBesideUploads(systems: Systems): Promise<Figure[]> {
  const { server, ben, conversationId } = systems;
  const socket = connect(server.url, {
    auth: { token: ben.token },
    transports: ['websocket'],
    forceNew: true,
  });
  await once(socket as never, 'connect');
  const talk = async (ms: number): Promise<number[]> => {
    const times: Promise<number>[] = [];
    for (const end = performance.now() + ms; performance.now() < end; ) {
      const begun = performance.now();
      const message = { conversationId, clientId: newId(), body: 'Are you there?' };
      times.push(socket.emitWithAck('message:send', message).then(() => performance.now() - begun));
      await wait(PAUSE_MS);
    }
    return await Promise.all(times);
  };
  await talk(WARM_UP_MS);
  const [alone, beside, grown]: [number[][], number[][], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await talk(ROUND_MS));
    const before = ownMemoryOf(server.pid());
    const uploads = await startUploads(systems);
    const memory = watchMemory(server.pid());
    beside.push(await talk(ROUND_MS));
    await uploads.end('SIGTERM');
    grown.push(memory.end() - before);
    const p99 = (times: readonly number[] = []) => `${quantile(times, 0.99).toFixed(1)} ms`;
    say(`round ${round + 1} of ${ROUNDS}: p99 ${p99(alone.at(-1))}, beside uploads ${p99(beside.at(-1))}`);
  }
  socket.disconnect();
  return [memoryFigure(grown), ...ackFigures(alone, beside)];
}

async function startUploads({ server, asha }: Systems): Promise<Program> {
  const args = [server.url, asha.token ?? '', String(AT_ONCE), String(SIZE)];
  return await startProgram({
    command: process.execPath,
    args: ['--import', 'tsx', path.join(root, 'bench/files/uploader.ts'), ...args],
    isReady: (program) => program.output().includes('ready'),
  });
}

/** The most that a process has had, from now until it is ended. */
function watchMemory(pid: number): { end(): number } {
  let most = ownMemoryOf(pid);
  const timer = setInterval(() => {
    most = Math.max(most, ownMemoryOf(pid));
  }, 50);
  return {
    end() {
      clearInterval(timer);
      return most;
    },
  };
}

function memoryFigure(grown: readonly number[]): Figure {
  const mb = (value: number) => `+ ${value.toFixed(0)} MB`;
  return {
    what: 'memory while 8 × 50 MB go up at once',
    measured: mb(Math.max(...grown)),
    aim: '+ 64 MB',
    isMet: Math.max(...grown) <= 64,
    remark: `the most of each round against before it: ${spread(grown, mb)}`,
  };
}

function ackFigures(alone: readonly number[][], beside: readonly number[][]): Figure[] {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const [quiet, busy] = [alone.flat(), beside.flat()];
  const ratio = quantile(busy, 0.99) / quantile(quiet, 0.99);
  return [
    {
      what: 'acknowledgement of a message meanwhile, 99 %, against without',
      measured: `${ratio.toFixed(2)} times`,
      aim: '1.5 times',
      isMet: ratio <= 1.5,
      remark: `${ms(quantile(busy, 0.99))} against ${ms(quantile(quiet, 0.99))}; half ${ms(median(busy))} against ${ms(median(quiet))}; ${busy.length} and ${quiet.length} messages`,
    },
  ];
}
