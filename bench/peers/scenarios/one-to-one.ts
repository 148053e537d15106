import type { Figure } from '../../report/report.ts';
import type { Town } from '../systems/seed-town.ts';
import type { SystemName } from '../systems/system.ts';
import { inMs, ratioFigure, type Target } from './figures.ts';
import { inTurns, type Samples, withSides } from './in-turns.ts';
import { faultOf, measureTalk, showTalk, type TalkSample, talkFigures } from './measure-talk.ts';

const SYSTEMS: readonly SystemName[] = ['ws', 'Socket.IO', 'Socket.IO + row', 'Parley'];
const RATES = [30, 150];
const SECONDS = 4;
const HALF: Target = { limit: 2, aim: 1.3 };
const NEARLY_ALL: Target = { limit: 3, aim: 1.5 };

/** Messages of one person to another at a steady pace. */
export async function oneToOne(town: Town, rounds: number): Promise<Figure[]> {
  return await withSides(town, SYSTEMS, async (sides) => {
    for (const { load } of sides) await load.arrive({ from: 0, count: 2, atOnce: 2 });
    const figures: Figure[] = [];
    for (const perSecond of RATES) {
      const order = {
        conversationId: town.directId,
        members: 2,
        writers: 1,
        messages: perSecond * SECONDS,
        perSecond,
        hasReceipts: false,
      };
      for (const side of sides) await measureTalk(side, order);
      const what = `one to one, ${perSecond} a second`;
      const measure = (side: (typeof sides)[number]) => measureTalk(side, order);
      const samples = await inTurns({ what, sides, rounds, measure, show: showTalk });
      figures.push(...compare(what, samples), ...talkFigures(what, samples));
    }
    return figures;
  });
}

function compare(what: string, samples: Samples<TalkSample>): Figure[] {
  const of = (name: SystemName, value: (run: TalkSample) => number) => (samples.get(name) ?? []).map(value);
  const ratio = (aspect: string, value: (run: TalkSample) => number, target: Target) =>
    ratioFigure({
      what: `${what}: ${aspect}, against Socket.IO + row`,
      own: of('Parley', value),
      rival: of('Socket.IO + row', value),
      target,
      show: inMs,
      fault: faultOf(samples, ['Parley', 'Socket.IO + row']),
    });
  return [
    ratio('half there', ({ p50 }) => p50, HALF),
    ratio('99 % there', ({ p99 }) => p99, NEARLY_ALL),
    ratio('acknowledged', ({ answer }) => answer, HALF),
    ratio('CPU a message', ({ cpuPerMessage }) => cpuPerMessage, HALF),
  ];
}
