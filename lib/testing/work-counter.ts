import { setTimeout as wait } from 'node:timers/promises';
import type { CommandStartedEvent, CommandSucceededEvent, MongoClient } from 'mongodb';
import type { Bus } from '../bus/bus.ts';

/** What an operation cost, in things that a busy machine does not change. */
export interface Work {
  /** Commands to the store. */
  readonly commands: number;
  /** Documents that these answered with. */
  readonly documents: number;
  /** Facts and signals published on the bus. */
  readonly publishes: number;
  /** Events that sockets received. */
  readonly frames: number;
}

export interface WorkCounter {
  /** Counts an event that a socket received. */
  countFrame(): void;
  /** What this costs, until nothing of it is under way any more. */
  measure(operation: () => Promise<unknown>): Promise<Work>;
  close(): void;
}

/** Nothing more is counted for this long: the operation is done, with what it left for later. */
const QUIET_MS = 200;

/** Counts what a store and a bus do. The client must have been opened with `monitorCommands`. */
export function countWork(client: MongoClient, bus: Bus): WorkCounter {
  const counts = { commands: 0, documents: 0, publishes: 0, frames: 0 };
  let lastAt = 0;
  const add = (what: keyof Work, number = 1) => {
    counts[what] += number;
    lastAt = performance.now();
  };
  const started = ({ commandName }: CommandStartedEvent) => {
    if (!['hello', 'ping', 'endSessions'].includes(commandName)) add('commands');
  };
  const succeeded = ({ reply }: CommandSucceededEvent) => add('documents', documentsIn(reply));
  client.on('commandStarted', started).on('commandSucceeded', succeeded);
  const stop = bus.listen(() => add('publishes'));
  return {
    countFrame: () => add('frames'),
    async measure(operation) {
      const before = { ...counts };
      lastAt = performance.now();
      await operation();
      while (performance.now() - lastAt < QUIET_MS) await wait(QUIET_MS / 8);
      return {
        commands: counts.commands - before.commands,
        documents: counts.documents - before.documents,
        publishes: counts.publishes - before.publishes,
        frames: counts.frames - before.frames,
      };
    },
    close() {
      stop();
      client.off('commandStarted', started).off('commandSucceeded', succeeded);
    },
  };
}

function documentsIn(reply: unknown): number {
  if (typeof reply !== 'object' || reply === null) return 0;
  const value: unknown = Reflect.get(reply, 'value');
  if (typeof value === 'object' && value !== null) return 1;
  const cursor: unknown = Reflect.get(reply, 'cursor');
  if (typeof cursor !== 'object' || cursor === null) return 0;
  const batch: unknown = Reflect.get(cursor, 'firstBatch') ?? Reflect.get(cursor, 'nextBatch');
  return Array.isArray(batch) ? batch.length : 0;
}
