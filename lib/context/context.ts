import type { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import type { Bus } from '../bus/bus.ts';
import type { FileHome } from '../files/home/file-home.ts';
import type { Pictures } from '../images/pictures.ts';
import type { Env } from '../process/env.ts';
import type { KeyedQueue } from '../process/keyed-queue.ts';

/** What every use case gets: the data, the bus, the clock and the settings. Built once, by `start-runtime.ts`. */
export interface Context {
  readonly env: Env;
  readonly db: Db;
  readonly bus: Bus;
  /** Where the bytes of files live. */
  readonly files: FileHome;
  readonly log: Logger;
  /** Written by `logSecurity` only. */
  readonly securityLog: Logger;
  /** The clock. Only for times that are shown; order is never taken from it. */
  now(): Date;
  /** Runs the works of one key one after the other within this process, in the order of the calls, each with a deadline. */
  readonly serialize: KeyedQueue;
  /** What can be read again, such as the newest number that this process saw; any of it may be gone at any time. */
  readonly cache: LRUCache<string, number>;
  /** Makes thumbnails and photos, in a process of its own. */
  readonly pictures: Pictures;
  /** What `processState` keeps for this process. */
  readonly state: Map<string, unknown>;
}
