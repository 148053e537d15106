import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import type { Bus } from '../bus/bus.ts';
import type { Env } from '../process/env.ts';

/** What every use case gets: the data, the bus, the clock and the settings. Built once, by `start-runtime.ts`. */
export interface Context {
  readonly env: Env;
  readonly db: Db;
  readonly bus: Bus;
  readonly log: Logger;
  /** The clock. Only for times that are shown; order is never taken from it. */
  now(): Date;
  /** Runs `work` alone among the work of this process under the same key, in the order of the calls. */
  alone<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** What this process remembers between calls, such as the newest number it saw; may be forgotten at any time. */
  readonly memory: Map<string, number>;
}
