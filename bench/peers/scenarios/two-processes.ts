import type { Figure } from '../../report/report.ts';
import type { TalkOrder } from '../load/talk.ts';
import type { Town } from '../systems/seed-town.ts';
import type { SystemName } from '../systems/system.ts';
import { inMicros, inMs, ratioFigure } from './figures.ts';
import { inTurns, type Side, withSides } from './in-turns.ts';
import { faultOf, measureTalk, showTalk, type TalkSample, talkFigures } from './measure-talk.ts';

const SYSTEMS: readonly SystemName[] = ['Parley', 'Parley twice'];
const SIZE = 1_000;

/** Two processes with Redis and a store process between them against one: the same people, half of them at each. */
export async function twoProcesses(town: Town, rounds: number): Promise<Figure[]> {
  return await withSides(town, SYSTEMS, async (sides) => {
    for (const { load } of sides) await load.arrive({ from: 0, count: SIZE, atOnce: 16 });
    const common = { writers: 10, hasReceipts: false };
    const room = { ...common, conversationId: town.rooms[SIZE], members: SIZE, messages: 8, perSecond: 2 };
    const direct = {
      ...common,
      conversationId: town.directId,
      members: 2,
      writers: 1,
      messages: 120,
      perSecond: 30,
    };
    return [
      ...(await compare(sides, rounds, 'two processes, room of 1,000', room)),
      ...(await compare(sides, rounds, 'two processes, one to one', direct)),
    ];
  });
}

async function compare(sides: readonly Side[], rounds: number, what: string, order: TalkOrder) {
  for (const side of sides) await measureTalk(side, order);
  const measure = (side: Side) => measureTalk(side, order);
  const samples = await inTurns({ what, sides, rounds, measure, show: showTalk });
  const of = (name: SystemName, value: keyof Omit<TalkSample, 'faults'>) =>
    (samples.get(name) ?? []).map((run) => run[value]);
  const ratio = (
    aspect: string,
    value: keyof Omit<TalkSample, 'faults'>,
    show: (ms: number) => string,
    limit?: number,
  ) =>
    ratioFigure({
      what: `${what}: ${aspect}, against one`,
      own: of('Parley twice', value),
      rival: of('Parley', value),
      ...(limit ? { target: { limit, aim: 0.5 } } : {}),
      show,
      fault: faultOf(samples, SYSTEMS),
    });
  const isRoom = order.members === SIZE;
  return [
    // 1.6 times the deliveries is what two can do when the busier one has 1/1.6 of the work.
    ...(isRoom ? [ratio('CPU a delivery of the busier process', 'busiest', inMicros, 0.625)] : []),
    ratio('CPU a message of all processes', 'cpuPerMessage', inMs),
    ratio('half there', 'p50', inMs),
    ...talkFigures(what, samples),
  ];
}
