/** One figure as a line of a table. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly aim: string;
  /** Whether the aim is met; null when there is none. */
  readonly isMet: boolean | null;
  readonly remark: string;
}

export interface Report {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

export function latency(what: string, taken: readonly number[], aim: number, remark: string): Figure {
  const isMet = median(taken) <= aim;
  return { what, measured: `p50 ${shown(median(taken))}`, aim: `p50 ${aim} ms`, isMet, remark };
}

export function throughput(what: string, perSecond: number, aim: number, remark: string): Figure {
  const measured = `${perSecond.toLocaleString('en')}/s`;
  return { what, measured, aim: `${aim.toLocaleString('en')}/s`, isMet: perSecond >= aim, remark };
}

export function info(what: string, measured: string, remark: string): Figure {
  return { what, measured, aim: '', isMet: null, remark };
}

export function perSecond(taken: readonly number[]): string {
  return Math.round((1000 * taken.length) / taken.reduce((sum, each) => sum + each, 0)).toLocaleString('en');
}

export function shown(milliseconds: number): string {
  return `${milliseconds.toPrecision(2)} ms`;
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
