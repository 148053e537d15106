import type { Figure } from '../../report/report.ts';
import type { TalkOrder } from '../load/talk.ts';
import type { Town } from '../systems/seed-town.ts';
import type { SystemName } from '../systems/system.ts';
import { inMicros, inSeconds, ratioFigure, type Target } from './figures.ts';
import { inTurns, type Side, withSides } from './in-turns.ts';
import { faultOf, measureTalk, showTalk, talkFigures } from './measure-talk.ts';

const SYSTEMS: readonly SystemName[] = ['ws', 'Socket.IO', 'Socket.IO + row', 'Parley'];
const PACE = 2;
const PACED = 8;
const BURST = 150;
const WRITERS = 10;
const PLAIN: Target = { limit: 1.1, aim: 1 };
const WITH_RECEIPTS: Target = { limit: 1.5, aim: 1.2 };

export interface RoomOrder {
  readonly size: 100 | 1_000;
  /** Whether each page says "read" of what it shows. */
  readonly hasReceipts: boolean;
}

/** A room: two messages a second, and a burst of 150 by ten writers at once. */
export async function room(town: Town, rounds: number, { size, hasReceipts }: RoomOrder): Promise<Figure[]> {
  return await withSides(town, SYSTEMS, async (sides) => {
    for (const { load } of sides) await load.arrive({ from: 0, count: size, atOnce: 16 });
    const conversationId = town.rooms[size];
    const common = { conversationId, members: size, writers: WRITERS, hasReceipts };
    const paced = { ...common, messages: PACED, perSecond: PACE };
    const burst = { ...common, messages: BURST, perSecond: null };
    const name = `room of ${size.toLocaleString('en')}${hasReceipts ? ' that says what was read' : ''}`;
    return [
      ...(await measure(sides, rounds, { what: `${name}, two a second`, order: paced })),
      ...(hasReceipts
        ? []
        : await measure(sides, rounds, { what: `${name}, burst of ${BURST}`, order: burst })),
    ];
  });
}

interface Measured {
  readonly what: string;
  readonly order: TalkOrder;
}

async function measure(sides: readonly Side[], rounds: number, { what, order }: Measured): Promise<Figure[]> {
  for (const side of sides) await measureTalk(side, order);
  const samples = await inTurns({
    what,
    sides,
    rounds,
    measure: (side) => measureTalk(side, order),
    show: showTalk,
  });
  const of = (name: SystemName, value: 'cpuPerDelivery' | 'ms') =>
    (samples.get(name) ?? []).map((run) => run[value]);
  const target = order.hasReceipts ? WITH_RECEIPTS : PLAIN;
  const cpu = ratioFigure({
    what: `${what}: CPU a delivery, against Socket.IO`,
    own: of('Parley', 'cpuPerDelivery'),
    rival: of('Socket.IO', 'cpuPerDelivery'),
    target,
    show: inMicros,
    fault: faultOf(samples, ['Parley', 'Socket.IO']),
  });
  const lastThere = ratioFigure({
    what: `${what}: last one there, against Socket.IO`,
    own: of('Parley', 'ms'),
    rival: of('Socket.IO', 'ms'),
    show: inSeconds,
    fault: faultOf(samples, ['Parley', 'Socket.IO']),
  });
  return [cpu, ...(order.perSecond === null ? [lastThere] : []), ...talkFigures(what, samples)];
}
