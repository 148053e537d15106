import { say } from '../scripts/run-step.mjs';
import { arriving } from './peers/scenarios/arriving.ts';
import { comingBack } from './peers/scenarios/coming-back.ts';
import { idle } from './peers/scenarios/idle.ts';
import { oneToOne } from './peers/scenarios/one-to-one.ts';
import { room } from './peers/scenarios/rooms.ts';
import { twoProcesses } from './peers/scenarios/two-processes.ts';
import { isPinned } from './peers/systems/pinned.ts';
import { seedTown, type Town } from './peers/systems/seed-town.ts';
import type { Figure, Report } from './report/report.ts';
import { buildApp } from './start/build-first.ts';

interface Scenario {
  readonly title: string;
  readonly run: (town: Town, rounds: number) => Promise<Figure[]>;
  readonly notes?: readonly string[];
}

const ROUNDS = 10;
const RECEIPTS =
  'Each page says of each message that it was read, a frame after it came. What reached it is shown nowhere in a room, so our pages do not say that. Rivals are told the same, and acknowledge it without storing anything.';

const scenarios: Record<string, Scenario> = {
  'one-to-one': {
    title: 'one to one',
    run: oneToOne,
    notes: [
      'Why it is above the limit, by `perf` on a busy machine before messages were grouped: three tenths of the main thread’s time are the driver and BSON for one insert, and a sixth our own code. The engine’s thread spends four tenths in the kernel, where a commit writes about thirteen pages, since each index of a message is another part of the file.',
      'What was tried: a queue without a promise library and with one timer for each call, quicker ids and length checks, and no copies of what a summary gathers. At a steady pace none of it is beyond the spread. Twelve rounds in a row have the same ratio as four, so it is not the compiler. Messages that wait for one before them are stored by one insert, which helps only when they come faster than they are stored.',
    ],
  },
  'room-100': {
    title: 'a room of 100',
    run: (town, rounds) => room(town, rounds, { size: 100, hasReceipts: false }),
  },
  'room-1000': {
    title: 'a room of 1,000',
    run: (town, rounds) => room(town, rounds, { size: 1_000, hasReceipts: false }),
    notes: [
      'Why it is above the limit at two a second: one insert and two writes of the summary for each message, each by code that has not run for half a second, are a fifth of all. In one run with the build before frames were shared (four rounds, a busy machine) it was 1.06 times (0.95 to 1.20) instead of 1.41 times. A burst is cheaper than the rival’s, since its messages are stored and written to each connection several at a time.',
    ],
  },
  'receipts-100': {
    title: 'a room of 100 whose pages say what was read',
    run: (town, rounds) => room(town, rounds, { size: 100, hasReceipts: true }),
    notes: [RECEIPTS],
  },
  'receipts-1000': {
    title: 'a room of 1,000 whose pages say what was read',
    run: (town, rounds) => room(town, rounds, { size: 1_000, hasReceipts: true }),
    notes: [
      RECEIPTS,
      'Why it is above the limit: a thousand readers are a thousand documents that are written, read back and published to each reader’s own devices. That is about half in the engine and half in the main thread, and a rival does none of it. Gathering positions for longer than 150 ms was not tried.',
    ],
  },
  idle: { title: 'idle connections', run: idle },
  arriving: { title: 'arriving', run: arriving },
  'network-loss': {
    title: 'coming back after a network loss',
    run: (town, rounds) => comingBack(town, rounds, { people: 500, isKill: false }),
  },
  'kill-500': {
    title: 'coming back after kill -9, 500 people',
    run: (town, rounds) => comingBack(town, rounds, { people: 500, isKill: true }),
  },
  kill: {
    title: 'coming back after kill -9',
    run: (town, rounds) =>
      comingBack(town, rounds, { people: 5_000, isKill: true, limitMs: 15_000, aimMs: 8_000 }),
  },
  'two-processes': {
    title: 'two processes and Redis',
    run: twoProcesses,
    notes: [
      'Two processes, Redis, the store and the load generator share two cores here, so a rate would say nothing: what is compared is the work of the busier process, which is what limits two.',
    ],
  },
};

/**
 * This server beside its rivals, all of them in processes of their own on one core, used by a program on the other. A scenario and
 * the number of rounds may be given, such as `one-to-one 3`; without, all of them run.
 */
export async function bench([name, rounds]: readonly string[]): Promise<readonly Report[]> {
  const isNamed = name !== undefined && Object.hasOwn(scenarios, name);
  if (name !== undefined && !isNamed && !/^\d+$/.test(name)) {
    throw new Error(`There is no scenario ${name}: ${Object.keys(scenarios).join(', ')}`);
  }
  const names = isNamed ? [name] : Object.keys(scenarios);
  const count = Number((isNamed ? rounds : name) ?? ROUNDS);
  await buildApp();
  say('Storing the people …');
  const town = await seedTown();
  try {
    const reports: Report[] = [];
    for (const each of names) {
      const { title, run, notes = [] } = scenarios[each] ?? fail(each);
      reports.push({
        name: `peers ${each}`,
        title: `Beside its rivals: ${title}`,
        figures: await run(town, count),
        notes: [...notes, `${count} rounds, the systems in turns. ${CONDITIONS}`],
      });
    }
    return reports;
  } finally {
    await town.dispose();
  }
}

const CONDITIONS = `${
  isPinned
    ? 'Servers have one core and the load generator the other (`taskset`).'
    : 'Servers and the load generator share the cores: there is no `taskset` here, or one core.'
} In brackets the 95 % interval of the mean over the rounds; met means that all of it is inside the limit. Socket.IO + row stores each message as one durable LMDB row before it passes it on.`;

function fail(name: string): never {
  throw new Error(`There is no scenario ${name}.`);
}
