import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { World } from './world.ts';

/** So many histories; more of them with `SIMULATION_RUNS=100000`, one again with `SIMULATION_SEED=7`. */
const RUNS = Number(process.env.SIMULATION_RUNS ?? 200);
const SEED = process.env.SIMULATION_SEED;
const LIMIT_MS = 60_000 + RUNS * 500;

const { current } = vi.hoisted(() => ({
  current: { pause: (_ms: number): Promise<void> => Promise.resolve() },
}));
// Nothing of the code under test may wait by a real clock, or no history could be played twice.
vi.mock('node:timers/promises', () => ({ setTimeout: (ms: number) => current.pause(ms) }));
vi.mock('../../process/pace.ts', async (load) => ({
  ...(await load<typeof import('../../process/pace.ts')>()),
  mapInPieces: async <T, R>(items: AsyncIterable<T>, make: (item: T) => R) => {
    const made: R[] = [];
    for await (const item of items) made.push(make(item));
    return made;
  },
}));

const stackTraceLimit = Error.stackTraceLimit;

beforeEach(() => {
  // Thousands of refusals are made here whose stacks no one reads.
  Error.stackTraceLimit = 0;
});
afterEach(() => {
  Error.stackTraceLimit = stackTraceLimit;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function play(seed: number) {
  const world = new World(seed);
  current.pause = (ms) => world.clock.pause(ms);
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => world.clock.after(ms, work));
  vi.stubGlobal('setImmediate', (work: () => void) => world.clock.after(0, work));
  vi.stubGlobal('clearTimeout', (timer: number) => world.clock.cancel(timer));
  vi.spyOn(Math, 'random').mockImplementation(() => world.random.next());
  return await world.play();
}

test(
  'whatever is lost, doubled, late, swapped or dies: stored once, shown once, in one order',
  async () => {
    const base = SEED === undefined ? Date.now() % 1_000_000_000 : Number(SEED);
    const runs = SEED === undefined ? RUNS : 1;
    let stored = 0;
    for (let seed = base; seed < base + runs; seed += 1) {
      const { history, problems } = await play(seed);
      stored += history.stored.length;
      const entries = problems.length > 0 ? history.entries.filter(({ kind }) => kind !== 'shown') : [];
      const report = [...problems, ...entries].map((each) => JSON.stringify(each)).join('\n');
      expect(problems, `SIMULATION_SEED=${seed} plays it again.\n${report}`).toEqual([]);
    }
    expect(stored).toBeGreaterThan(runs * 5);
  },
  LIMIT_MS,
);

test('the same seed plays the same history', async () => {
  const [first, second] = [await play(7), await play(7)];
  const bodies = ({ history }: typeof first) => history.entries.map(({ kind, at }) => `${at} ${kind}`);
  expect(bodies(second)).toEqual(bodies(first));
});
