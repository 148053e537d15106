import { say } from '../../../scripts/run-step.mjs';
import { type LoadGenerator, startLoadGenerator } from '../load/start-load-generator.ts';
import type { Town } from '../systems/seed-town.ts';
import { startSystem } from '../systems/start-system.ts';
import type { System, SystemName } from '../systems/system.ts';

/** A system, and those who use it. */
export interface Side {
  readonly system: System;
  readonly load: LoadGenerator;
}

/** Starts systems with their load generators, runs `work` with them, and ends all of them. */
export async function withSides<T>(
  town: Town,
  names: readonly SystemName[],
  work: (sides: readonly Side[]) => Promise<T>,
  isInspected = false,
): Promise<T> {
  const sides: Side[] = [];
  try {
    for (const name of names) {
      const system = await startSystem({ name, townFolder: town.folder, isInspected });
      const conversationIds = [town.directId, ...Object.values(town.rooms)];
      const { protocol, urls } = system;
      const load = await startLoadGenerator({ protocol, urls, people: town.people, conversationIds });
      sides.push({ system, load });
    }
    return await work(sides);
  } finally {
    for (const { system, load } of sides) {
      await load.end();
      await system.dispose();
    }
  }
}

export type Samples<T> = ReadonlyMap<SystemName, readonly T[]>;

interface Turns<T> {
  readonly what: string;
  readonly sides: readonly Side[];
  readonly rounds: number;
  readonly measure: (side: Side) => Promise<T>;
  /** One sample as a line of progress. */
  readonly show: (sample: T) => string;
}

/**
 * Measures all sides in each round, each round beginning with another one, so that whatever else the machine does hits
 * all of them.
 */
export async function inTurns<T>({ what, sides, rounds, measure, show }: Turns<T>): Promise<Samples<T>> {
  const samples = new Map<SystemName, T[]>(sides.map(({ system }) => [system.name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(round + turn) % sides.length];
      if (!side) continue;
      const sample = await measure(side);
      samples.get(side.system.name)?.push(sample);
      say(`${what}, round ${round + 1} of ${rounds}, ${side.system.name}: ${show(sample)}`);
    }
  }
  return samples;
}
