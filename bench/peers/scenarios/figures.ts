import { type Interval, interval95 } from '../../report/interval.ts';
import type { Figure } from '../../report/report.ts';

export interface Target {
  /** Above this the figure is missed. */
  readonly limit: number;
  readonly aim: number;
}

interface Ratio {
  readonly what: string;
  /** One number of each round, of what is measured and of what it is measured against. */
  readonly own: readonly number[];
  readonly rival: readonly number[];
  readonly target?: Target;
  readonly show: (value: number) => string;
  /** Why there is no figure, when a run had faults. */
  readonly fault?: string | null;
}

/** A ratio as a line of the report. It is met when the whole 95 % interval is inside the limit. */
export function ratioFigure({ what, own, rival, target, show, fault }: Ratio): Figure {
  const aim = target ? `limit ${target.limit}×, aim ${target.aim}×` : '';
  if (fault) return { what, measured: 'no figure', aim, isMet: target ? false : null, remark: fault };
  // By their logarithms, in which twice and half are equally far from once.
  const logs = interval95(own.map((value, round) => Math.log(value / (rival[round] ?? Number.NaN))));
  const ratio = { mean: Math.exp(logs.mean), low: Math.exp(logs.low), high: Math.exp(logs.high) };
  const hasSpread = own.length > 1;
  return {
    what,
    measured: showInterval(ratio, hasSpread, (value) => `${value.toFixed(2)}×`),
    aim,
    isMet: target && hasSpread ? ratio.high <= target.limit : null,
    remark: `${show(interval95(own).mean)} against ${show(interval95(rival).mean)}`,
  };
}

interface Plain {
  readonly what: string;
  readonly samples: readonly number[];
  readonly show: (value: number) => string;
  readonly limit?: number;
  readonly aim?: number;
  readonly remark?: string;
  readonly fault?: string | null;
}

/** A number as a line of the report, with the limit below which the whole interval must lie. */
export function plainFigure({ what, samples, show, limit, aim, remark = '', fault }: Plain): Figure {
  const target = [limit && `limit ${show(limit)}`, aim && `aim ${show(aim)}`].filter(Boolean).join(', ');
  if (fault) return { what, measured: 'no figure', aim: target, isMet: limit ? false : null, remark: fault };
  const interval = interval95(samples);
  const hasSpread = samples.length > 1;
  return {
    what,
    measured: showInterval(interval, hasSpread, show),
    aim: target,
    isMet: limit !== undefined && hasSpread ? interval.high <= limit : null,
    remark,
  };
}

function showInterval(
  { mean, low, high }: Interval,
  hasSpread: boolean,
  show: (value: number) => string,
): string {
  return hasSpread ? `${show(mean)} (${show(low)} to ${show(high)})` : `${show(mean)} (one round)`;
}

export const inMs = (ms: number) => (ms < 10 ? `${ms.toFixed(2)} ms` : `${ms.toFixed(0)} ms`);
export const inMicros = (ms: number) => `${(ms * 1000).toFixed(ms < 0.01 ? 1 : 0)} µs`;
export const inSeconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
export const inKib = (kib: number) => `${kib.toFixed(1)} KiB`;
