/**
 * A cost below this, in milliseconds of the processor, is too small to compare with another: a collection of garbage is
 * as long. What grows by the square from less than this costs under 24 ms at its largest, and holds no one up.
 */
const FLOOR_MS = 1;
/** Linear work on eight times as much costs eight times as much; work that grows by the square costs 64 times as much. */
const STEPS = 8;
const GROWTH_MAX = 3 * STEPS;
const ROUNDS = 3;
/** What costs little is measured more often: a collection of garbage would count for most of it. */
const ROUNDS_MAX = 12;
const SPENT_MS = 20;
const PASSES = 3;

interface Growth<T> {
  /** The input of this size. What is made here is not measured. */
  make(size: number): T;
  work(input: T): unknown;
  /** The largest size: as large as may be sent, or so large that quadratic work on an eighth of it would be seen. */
  largest: number;
}

/**
 * How the cost of a work grows with its input: from an eighth of the largest size up to the largest, as
 * `{ growth, isLinear }`. It counts the time of the processor and takes the fastest of several rounds, so that what
 * else runs on the machine does not count: what shares a core makes it slower. So what seems to grow too fast is measured
 * again; what does so in truth does so each time.
 */
export async function measureGrowth<T>(growth: Growth<T>) {
  let measured = await measureOnce(growth);
  for (let again = 1; again < PASSES && !measured.isLinear; again += 1) measured = await measureOnce(growth);
  return measured;
}

async function measureOnce<T>({ make, work, largest }: Growth<T>) {
  const sizes = [STEPS, STEPS / 2, STEPS / 4, 1].map((part) => Math.max(1, Math.floor(largest / part)));
  const costs: number[] = [];
  for (const size of sizes) {
    costs.push(await fastest(make(size), work));
    // What has grown beyond any doubt is not made larger: the test would take minutes to fail.
    if ((costs.at(-1) ?? 0) > 1_000) break;
  }
  const [first = 0] = costs;
  const last = costs.at(-1) ?? 0;
  const growth = last / Math.max(FLOOR_MS, first);
  const steps = (sizes[costs.length - 1] ?? 1) / (sizes[0] ?? 1);
  return { growth, costs, isLinear: growth <= Math.min(GROWTH_MAX, 3 * steps) };
}

/** The cost of the fastest of several rounds, in milliseconds of the processor. */
async function fastest<T>(input: T, work: (input: T) => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let round = 0; round < ROUNDS || (round < ROUNDS_MAX && spent < SPENT_MS); round += 1) {
    const before = process.cpuUsage();
    await work(input);
    const { user, system } = process.cpuUsage(before);
    const cost = (user + system) / 1000;
    best = Math.min(best, cost);
    spent += cost;
    if (best > 500) break;
  }
  return best;
}
