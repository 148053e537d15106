import type { Figure } from '../../report/report.ts';
import { ROOM_PEOPLE, type Town } from '../systems/seed-town.ts';
import { memoryKib, type SystemName, untilDone, usedMs } from '../systems/system.ts';
import { inKib, plainFigure, ratioFigure } from './figures.ts';
import { inTurns, type Side, withSides } from './in-turns.ts';

const SYSTEMS: readonly SystemName[] = ['ws', 'Socket.IO', 'Parley'];
const COUNTS = [500, 2_000, 5_000];
/** A page asks its sync check once in this time. */
const CHECK_SECONDS = 37;

interface Idle {
  /** Memory of each connection, in KiB, for each of the counts. */
  readonly memory: readonly number[];
  /** Millionths of a processor's time for each of the most people, who ask their sync check. */
  readonly work: number;
}

/** What connections cost that say nothing but what a page says by itself. */
export async function idle(town: Town, rounds: number): Promise<Figure[]> {
  const isInspected = true;
  const work = async (sides: readonly Side[]) => {
    const show = ({ memory, work: cpu }: Idle) =>
      `${memory.map((kib, index) => `${COUNTS[index]}: ${inKib(kib)} each`).join(', ')}; ${cpu.toFixed(0)} µs a second each`;
    // What the first connections bring into memory stays.
    for (const { system, load } of sides) {
      await load.arrive({ from: 0, count: ROOM_PEOPLE, atOnce: 16 });
      await load.leave({});
      await untilDone(system);
    }
    const samples = await inTurns({ what: 'idle', sides, rounds, measure, show });
    const memories = (name: SystemName, index: number) =>
      (samples.get(name) ?? []).map(({ memory }) => memory[index] ?? 0);
    const memoryFigures = COUNTS.flatMap((count, index) => [
      plainFigure({
        what: `idle: memory of each of ${count}`,
        samples: memories('Parley', index),
        show: inKib,
        limit: 28,
        aim: 20,
        remark: `ws ${inKib(memories('ws', index)[0] ?? 0)}`,
      }),
      ratioFigure({
        what: `idle: memory of each of ${count}, against Socket.IO`,
        own: memories('Parley', index),
        rival: memories('Socket.IO', index),
        target: { limit: 1.5, aim: 1.2 },
        show: inKib,
      }),
    ]);
    const cpu = plainFigure({
      what: `idle: work for each of ${COUNTS.at(-1)} people, a second`,
      samples: (samples.get('Parley') ?? []).map((run) => run.work),
      show: (micros) => `${micros.toFixed(1)} µs`,
      limit: 10,
      aim: 5,
      remark: `each asks a sync check once in ${CHECK_SECONDS} s`,
    });
    return [...memoryFigures, cpu];
  };
  return await withSides(town, SYSTEMS, work, isInspected);
}

async function measure({ system, load }: Side): Promise<Idle> {
  const empty = await memoryKib(system);
  const memory: number[] = [];
  let there = 0;
  for (const count of COUNTS) {
    await load.arrive({ from: ROOM_PEOPLE + there, count: count - there, atOnce: 16 });
    there = count;
    await untilDone(system);
    memory.push(((await memoryKib(system)) - empty) / count);
  }
  const work = system.protocol === 'parley' ? await workOf({ system, load }, there) : 0;
  await load.leave({});
  await untilDone(system);
  return { memory, work };
}

async function workOf({ system, load }: Side, people: number): Promise<number> {
  // The first question of each is answered in full, the following with its token.
  await load.checkSync({ seconds: CHECK_SECONDS });
  await untilDone(system);
  const before = await usedMs(system);
  await load.checkSync({ seconds: CHECK_SECONDS });
  return (((await usedMs(system)) - before) * 1000) / CHECK_SECONDS / people;
}
