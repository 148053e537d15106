import type { Program } from '../../../e2e/fixtures/program.ts';
import { collectGarbage } from './collect-garbage.ts';
import { processorMs, residentKib, untilQuiet } from './processor-time.ts';

/** What is compared. The last is this product as two processes with Redis and a store process between them. */
export type SystemName = 'ws' | 'Socket.IO' | 'Socket.IO + row' | 'Parley' | 'Parley twice';

/** How the messages of a system are framed, and whether a client says itself which rooms it is in. */
export type Protocol = 'ws' | 'socket.io' | 'parley';

/** A chat server under test, in processes of its own. */
export interface System {
  readonly name: SystemName;
  readonly protocol: Protocol;
  /** Where its clients connect, in turn. */
  readonly urls: readonly string[];
  /** The processes that clients are connected to, and those behind them. */
  servers(): readonly Program[];
  services(): readonly Program[];
  /** Ends the servers as a power cut would, and starts them again at the same address on the same data. */
  kill9AndRestart(): Promise<void>;
  dispose(): Promise<void>;
}

/** Processor time of everything that belongs to a system so far, in milliseconds. */
export async function usedMs(system: System): Promise<number> {
  const each = await Promise.all(pidsOf(system).map(processorMs));
  return each.reduce((sum, ms) => sum + ms, 0);
}

/** Processor time of each process that has clients, in milliseconds. */
export function serverMs(system: System): Promise<number[]> {
  return Promise.all(system.servers().map(({ pid }) => processorMs(pid)));
}

/** Waits until everything that was asked of a system is done. */
export async function untilDone(system: System): Promise<void> {
  await untilQuiet(pidsOf(system));
}

/** Resident memory of the processes that have clients, in KiB, after their garbage was collected. */
export async function memoryKib(system: System): Promise<number> {
  let kib = 0;
  for (const server of system.servers()) {
    await collectGarbage(server);
    kib += await residentKib(server.pid);
  }
  return kib;
}

function pidsOf(system: System): number[] {
  return [...system.servers(), ...system.services()].map(({ pid }) => pid);
}
