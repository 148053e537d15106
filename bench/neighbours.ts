import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { io as connect, type Socket } from 'socket.io-client';
import { RestClient } from '../e2e/fixtures/rest.ts';
import { startServer } from '../e2e/fixtures/server.ts';
import { newId } from '../lib/contract/values/new-id.ts';
import { say } from '../scripts/run-step.mjs';
import { type BadNeighbour, startBadNeighbour } from './neighbours/start-bad-neighbour.ts';
import type { Figure, Report } from './report/report.ts';
import { median, quantile, spread } from './report/statistics.ts';
import { buildApp } from './start/build-first.ts';

const ROUNDS = 6;
const SECONDS = 15;
/** Eight messages a second stay below the limit of sending. */
const PAUSE_MS = 125;
/** So many talk at once that the slowest of a hundred messages is not one stall of the disk. */
const PAIRS = 6;
const ARRIVE_MS = 30_000;
const WARM_UP_MS = 10_000;
const AIM = 2;

/** Someone with an account, a token and an open socket. */
interface Person {
  readonly id: string;
  readonly rest: RestClient;
  readonly socket: Socket;
}

/**
 * Whether one member can stop the others: how long the messages of pairs of people take while another member does the worst
 * that the limits allow, against the same without, in turns. The number of rounds, the
 * seconds of each and the attacks may be given, such as `2 6 import,read`.
 */
export async function bench([rounds, seconds, only]: readonly string[]): Promise<Report> {
  await buildApp();
  const server = await startServer({ RATE_LIMITS: 'on' });
  try {
    const mallory = await join(server.url);
    const pairs: Pair[] = [];
    for (let count = 0; count < PAIRS; count += 1) pairs.push(await openPair(server.url));
    const people = pairs.flatMap(({ asha, ben }) => [asha, ben]);
    const roomId = await openRoom(mallory, people);
    const bad = await startBadNeighbour({
      url: server.url,
      token: mallory.rest.token ?? '',
      roomId,
      ...(only === undefined ? {} : { only }),
    });
    // Each route and page is loaded by its first call, which is no neighbour's fault.
    await bad.go();
    await talkAll(pairs, WARM_UP_MS);
    await bad.pause();
    const runs = await measureInTurns(pairs, bad, {
      rounds: Number(rounds ?? ROUNDS),
      ms: Number(seconds ?? SECONDS) * 1000,
    });
    const done = await bad.end();
    for (const { socket } of [...people, mallory]) socket.disconnect();
    return reportOf(runs, done);
  } finally {
    await server.dispose();
  }
}

async function join(url: string): Promise<Person> {
  const username = `p${newId().replaceAll('-', '').slice(-20)}`;
  const password = `long enough ${newId()}`;
  const stranger = new RestClient(url);
  const { id } = await stranger.must('POST', '/users', { username, displayName: username, password });
  const { token } = await stranger.must('POST', '/tokens', { username, password });
  const socket = connect(url, { auth: { token }, transports: ['websocket'], forceNew: true });
  await once(socket as never, 'connect');
  return { id: String(id), rest: new RestClient(url, String(token)), socket };
}

async function openPair(url: string): Promise<Pair> {
  const [asha, ben] = [await join(url), await join(url)];
  const { id } = await asha.rest.must('POST', '/conversations', { kind: 'direct', userId: ben.id });
  return { asha, ben, conversationId: String(id) };
}

/** A room of the bad neighbour in which all of them are, too. */
async function openRoom(owner: Person, among: readonly Person[]): Promise<string> {
  const memberIds = among.map(({ id }) => id);
  const room = { kind: 'room', name: 'Everyone', visibility: 'public', memberIds };
  return String((await owner.rest.must('POST', '/conversations', room)).id);
}

interface Pair {
  readonly asha: Person;
  readonly ben: Person;
  readonly conversationId: string;
}

/** Sends messages at a steady pace, whatever became of those before; how long each took to reach the other, in ms. */
async function talk({ asha, ben, conversationId }: Pair, ms: number): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const times: number[] = [];
  const receive = (message: { conversationId: string; clientId: string }) => {
    const begun = sentAt.get(message.clientId);
    if (begun === undefined) return;
    sentAt.delete(message.clientId);
    times.push(performance.now() - begun);
  };
  ben.socket.on('message:created', receive);
  for (const end = performance.now() + ms; performance.now() < end; ) {
    const clientId = newId();
    sentAt.set(clientId, performance.now());
    asha.socket.emit('message:send', { conversationId, clientId, body: 'Are you there? I have a question.' });
    await wait(PAUSE_MS);
  }
  for (const end = performance.now() + ARRIVE_MS; sentAt.size > 0; ) {
    if (performance.now() > end)
      throw new Error(`${sentAt.size} messages did not arrive in ${ARRIVE_MS} ms.`);
    await wait(20);
  }
  ben.socket.off('message:created', receive);
  return times;
}

/** The pairs talk side by side, each message at a moment of its own. */
async function talkAll(pairs: readonly Pair[], ms: number): Promise<number[]> {
  const talks = pairs.map(async (pair, index) => {
    await wait((index * PAUSE_MS) / pairs.length);
    return talk(pair, ms);
  });
  return (await Promise.all(talks)).flat();
}

/** The times of each round, alone and beside the bad neighbour. */
interface Runs {
  readonly alone: number[][];
  readonly beside: number[][];
}

async function measureInTurns(
  pairs: readonly Pair[],
  bad: BadNeighbour,
  { rounds, ms }: { readonly rounds: number; readonly ms: number },
): Promise<Runs> {
  const runs: Runs = { alone: [], beside: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const which of round % 2 === 0 ? (['alone', 'beside'] as const) : (['beside', 'alone'] as const)) {
      if (which === 'beside') await bad.go();
      runs[which].push(await talkAll(pairs, ms));
      if (which === 'beside') await bad.pause();
    }
    const p99 = (times: readonly number[] = []) => `${quantile(times, 0.99).toFixed(1)} ms`;
    say(
      `round ${round + 1} of ${rounds}: p99 alone ${p99(runs.alone.at(-1))}, beside ${p99(runs.beside.at(-1))}`,
    );
  }
  return runs;
}

function reportOf({ alone, beside }: Runs, done: Readonly<Record<string, number>>): Report {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const times = (value: number) => `${value.toFixed(2)} times`;
  const [quiet, noisy] = [alone.flat(), beside.flat()];
  const pooled = quantile(noisy, 0.99) / quantile(quiet, 0.99);
  const ratios = beside.map((each, index) => quantile(each, 0.99) / quantile(alone[index] ?? quiet, 0.99));
  const plain = (what: string, all: readonly number[], share: number): Figure => ({
    what,
    measured: ms(quantile(all, share)),
    aim: '',
    isMet: null,
    remark: spread(all, ms),
  });
  return {
    title: 'A bad neighbour: messages of others while one member does the worst the limits allow',
    figures: [
      plain('alone, half arrived within', quiet, 0.5),
      plain('alone, 99 % arrived within', quiet, 0.99),
      plain('beside the bad neighbour, half', noisy, 0.5),
      plain('beside the bad neighbour, 99 %', noisy, 0.99),
      {
        what: '… 99 % against alone, half of the rounds',
        measured: times(median(ratios)),
        aim: `${AIM} times`,
        isMet: median(ratios) <= AIM,
        remark: `by rounds ${spread(ratios, times)}, all rounds together ${times(pooled)}`,
      },
    ],
    notes: [
      'Each round is compared with the one beside it: a disk that does not answer for a second, as shared ones do, spoils one round and not the figure.',
      `From sending on one socket to the event on the other, one to one, ${PAIRS} pairs with eight messages a second each, alone and beside the bad neighbour in turns, in the same run and the same process of the production build.`,
      `The bad neighbour works in a process of its own, on the same cores but after the server, as from a machine of its own. What it did, answers of each status: ${Object.entries(
        done,
      )
        .map(([what, count]) => `${what} ${count}`)
        .join(', ')}.`,
    ],
  };
}
