import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../../report/report.ts';
import { quantile } from '../../report/statistics.ts';
import type { Faults, TalkOrder } from '../load/talk.ts';
import { type SystemName, serverMs, usedMs } from '../systems/system.ts';
import { inMicros, inMs } from './figures.ts';
import type { Samples, Side } from './in-turns.ts';

/** One run of a talk, in milliseconds. */
export interface TalkSample {
  readonly p50: number;
  readonly p99: number;
  readonly answer: number;
  /** From the first send to the last arrival. */
  readonly ms: number;
  readonly cpuPerMessage: number;
  readonly cpuPerDelivery: number;
  /** Of the server process that worked most, for each delivery of all. */
  readonly busiest: number;
  readonly receipts: number;
  readonly faults: Faults;
}

/** What follows the last answer belongs to the messages too. */
const AFTER_MS = 300;

export async function measureTalk({ system, load }: Side, order: TalkOrder): Promise<TalkSample> {
  const [before, serversBefore] = [await usedMs(system), await serverMs(system)];
  const { times, answers, ms, deliveries, receipts, faults } = await load.talk(order);
  await wait(AFTER_MS);
  const cpuMs = (await usedMs(system)) - before;
  const servers = (await serverMs(system)).map((after, index) => after - (serversBefore[index] ?? 0));
  return {
    p50: quantile([...times], 0.5),
    p99: quantile([...times], 0.99),
    answer: quantile([...answers], 0.5),
    ms,
    cpuPerMessage: cpuMs / order.messages,
    cpuPerDelivery: cpuMs / deliveries,
    busiest: Math.max(...servers) / deliveries,
    receipts,
    faults,
  };
}

export function showTalk({
  p50,
  p99,
  answer,
  ms,
  cpuPerMessage,
  cpuPerDelivery,
  faults,
}: TalkSample): string {
  const cpu = `CPU ${inMs(cpuPerMessage)} a message, ${inMicros(cpuPerDelivery)} a delivery`;
  return `p50 ${inMs(p50)}, p99 ${inMs(p99)}, answer ${inMs(answer)}, ${cpu}, ${inMs(ms)} in all, ${showFaults(faults)}`;
}

function showFaults({ refused, lost, doubled, disordered }: Faults): string {
  return `refused ${refused}, lost ${lost}, doubled ${doubled}, out of order ${disordered}`;
}

/** What went wrong in the runs of these systems; null when nothing did. */
export function faultOf(samples: Samples<TalkSample>, names: readonly SystemName[]): string | null {
  const said = names.flatMap((name) =>
    (samples.get(name) ?? [])
      .filter(({ faults }) => Object.values(faults).some((count) => count > 0))
      .map(({ faults }) => `${name}: ${showFaults(faults)}`),
  );
  return said.length === 0 ? null : said.join('; ');
}

/** One line for each system: what it did, without a target. */
export function talkFigures(what: string, samples: Samples<TalkSample>): Figure[] {
  return [...samples].map(([name, runs]) => {
    const mean = (of: (run: TalkSample) => number) =>
      runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
    return {
      what: `${what}: ${name}`,
      measured: faultOf(samples, [name])
        ? 'no figure'
        : `p50 ${inMs(mean((run) => run.p50))}, p99 ${inMs(mean((run) => run.p99))}`,
      aim: '',
      isMet: null,
      remark:
        faultOf(samples, [name]) ??
        `CPU ${inMs(mean((run) => run.cpuPerMessage))} a message, ${inMicros(mean((run) => run.cpuPerDelivery))} a delivery; acknowledged p50 ${inMs(mean((run) => run.answer))}; last one there ${inMs(mean((run) => run.ms))}; nothing lost, doubled or out of order`,
    };
  });
}
