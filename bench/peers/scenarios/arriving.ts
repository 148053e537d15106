import type { Figure } from '../../report/report.ts';
import { ROOM_PEOPLE, type Town } from '../systems/seed-town.ts';
import { type SystemName, untilDone, usedMs } from '../systems/system.ts';
import { inMs, plainFigure, ratioFigure } from './figures.ts';
import { inTurns, type Side, withSides } from './in-turns.ts';

const SYSTEMS: readonly SystemName[] = ['Socket.IO', 'Parley'];
const FEW = 500;
const MANY = 5_000;
/** Those who arrive at the same time as one person. */
const AT_ONCE = 8;
const WARM_UP = 300;

interface Arrival {
  readonly few: number;
  readonly many: number;
  /** People a second, of the many. */
  readonly rate: number;
}

/** Processor time for each person who arrives, when 500 and when 5,000 do, each of them another person. */
export async function arriving(town: Town, rounds: number): Promise<Figure[]> {
  return await withSides(town, SYSTEMS, async (sides) => {
    for (const side of sides) await arrive(side, 0, WARM_UP);
    const measure = async (side: Side): Promise<Arrival> => {
      const few = await arrive(side, ROOM_PEOPLE, FEW);
      const many = await arrive(side, ROOM_PEOPLE + FEW, MANY);
      return { few: few.cpuMs, many: many.cpuMs, rate: many.rate };
    };
    const show = ({ few, many, rate }: Arrival) =>
      `CPU for each of ${FEW} ${inMs(few)}, of ${MANY} ${inMs(many)}, ${rate.toFixed(0)} people a second`;
    const samples = await inTurns({ what: 'arriving', sides, rounds, measure, show });
    const [own, plain] = [samples.get('Parley') ?? [], samples.get('Socket.IO') ?? []];
    const each = (runs: readonly Arrival[], value: keyof Arrival) => runs.map((run) => run[value]);
    return [
      ratioFigure({
        what: `arriving: CPU for each of ${MANY}, against each of ${FEW}`,
        own: each(own, 'many'),
        rival: each(own, 'few'),
        target: { limit: 1.2, aim: 1 },
        show: inMs,
      }),
      plainFigure({
        what: `arriving: CPU for each of ${MANY}`,
        samples: each(own, 'many'),
        show: inMs,
        limit: 2,
      }),
      plainFigure({
        what: 'arriving: people a second',
        samples: each(own, 'rate'),
        show: (rate) => rate.toFixed(0),
      }),
      ratioFigure({
        what: `arriving: CPU for each of ${MANY}, against Socket.IO`,
        own: each(own, 'many'),
        rival: each(plain, 'many'),
        show: inMs,
      }),
    ];
  });
}

/** Lets people arrive and go again; the work of their arrival until nothing is left to do. */
async function arrive({ system, load }: Side, from: number, count: number) {
  await untilDone(system);
  const before = await usedMs(system);
  const { ms } = await load.arrive({ from, count, atOnce: AT_ONCE });
  await untilDone(system);
  const cpuMs = ((await usedMs(system)) - before) / count;
  await load.leave({});
  await untilDone(system);
  return { cpuMs, rate: (count * 1000) / ms };
}
