import type { Entry } from '../delivery/history.ts';
import type { Random } from '../random.ts';
import type { Clock } from './clock.ts';
import type { Emitted, ServerProcess } from './server-process.ts';
import type { Wire } from './wire.ts';

/** An entry of the history before its time is known. */
export type Unstamped<T> = T extends unknown ? Omit<T, 'at'> : never;

/** What a page has around it: time, chance, the network, and a record of what happened. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: Random;
  add(entry: Unstamped<Entry>): void;
  /** A request over HTTP: to any process, lost when that dies. */
  request<T>(work: (process: ServerProcess) => Promise<T>): Promise<T>;
  /** A live connection to some process, or null when it cannot be reached. */
  connect(onEmitted: (emitted: Emitted) => void): Wire | null;
}
