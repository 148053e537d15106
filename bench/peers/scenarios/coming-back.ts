import type { Figure } from '../../report/report.ts';
import { quantile } from '../../report/statistics.ts';
import { ROOM_PEOPLE, type Town } from '../systems/seed-town.ts';
import { type SystemName, untilDone, usedMs } from '../systems/system.ts';
import { inMs, inSeconds, plainFigure, ratioFigure } from './figures.ts';
import { inTurns, type Side, withSides } from './in-turns.ts';

const RIVAL: SystemName = 'Socket.IO + row';
const SYSTEMS: readonly SystemName[] = [RIVAL, 'Parley'];
/** Each page has asked its first sync check before it loses its connection. */
const CHECKED_IN_SECONDS = 10;

interface Back {
  readonly p50: number;
  readonly p99: number;
  readonly ms: number;
  readonly cpuPerPerson: number;
  readonly missing: number;
}

export interface Loss {
  readonly people: number;
  /** Whether the server is killed, or only the network lost. */
  readonly isKill: boolean;
  readonly limitMs?: number;
  readonly aimMs?: number;
}

/** How long until everyone is back, who waits as our page does and then asks whether anything was missed. */
export async function comingBack(town: Town, rounds: number, loss: Loss): Promise<Figure[]> {
  const { people, isKill, limitMs, aimMs } = loss;
  return await withSides(town, SYSTEMS, async (sides) => {
    for (const { system, load } of sides) {
      await load.arrive({ from: ROOM_PEOPLE, count: people, atOnce: 16 });
      if (system.protocol === 'parley') await load.checkSync({ seconds: CHECKED_IN_SECONDS });
      await untilDone(system);
    }
    const what = `${people.toLocaleString('en')} come back after ${isKill ? 'kill -9' : 'a network loss'}`;
    const show = ({ p50, p99, ms, cpuPerPerson, missing }: Back) =>
      `half after ${inSeconds(p50)}, 99 % after ${inSeconds(p99)}, all after ${inSeconds(ms)}, CPU ${inMs(cpuPerPerson)} each, ${missing} missing`;
    const measure = (side: Side) => lose(side, loss);
    const samples = await inTurns({ what, sides, rounds, measure, show });
    const of = (name: SystemName, value: keyof Back) => (samples.get(name) ?? []).map((run) => run[value]);
    const missing = of('Parley', 'missing').reduce((sum, each) => sum + each, 0);
    const fault = missing > 0 ? `${missing} people were not back in five minutes` : null;
    return [
      plainFigure({
        what: `${what}: all there`,
        samples: of('Parley', 'ms'),
        show: inSeconds,
        ...(limitMs ? { limit: limitMs } : {}),
        ...(aimMs ? { aim: aimMs } : {}),
        remark: `half after ${inSeconds(quantile(of('Parley', 'p50'), 0.5))}; CPU ${inMs(quantile(of('Parley', 'cpuPerPerson'), 0.5))} each`,
        fault,
      }),
      ratioFigure({
        what: `${what}: all there, against ${RIVAL}`,
        own: of('Parley', 'ms'),
        rival: of(RIVAL, 'ms'),
        show: inSeconds,
        fault,
      }),
    ];
  });
}

async function lose({ system, load }: Side, { people, isKill }: Loss): Promise<Back> {
  const before = isKill ? 0 : await usedMs(system);
  const returning = load.comeBack({ isCut: !isKill });
  if (isKill) await system.kill9AndRestart();
  const { times, ms, missing } = await returning;
  await untilDone(system);
  const cpuPerPerson = ((await usedMs(system)) - before) / people;
  const all = [...times];
  return { p50: quantile(all, 0.5), p99: quantile(all, 0.99), ms, cpuPerPerson, missing };
}
