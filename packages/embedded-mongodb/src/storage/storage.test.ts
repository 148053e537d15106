import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Storage, type Work } from './storage.ts';

let folder: string;
let storage: Storage;
let groups: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-storage-'));
  storage = new Storage(folder);
  groups = 0;
  storage.beforeCommit = () => {
    groups += 1;
  };
});
afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

/** A write of so many steps, each of which takes longer than a whole share. */
function* longWork(steps: number, note: () => void): Work<void> {
  for (let step = 0; step < steps; step += 1) {
    for (const end = performance.now() + 45; performance.now() < end; );
    note();
    yield;
  }
}

it('lets a short write wait for one share of the long ones at most, however many there are', async () => {
  const steps = [0, 0, 0];
  const longs = steps.map((_, which) =>
    storage.write(
      longWork(6, () => {
        steps[which] = (steps[which] ?? 0) + 1;
      }),
    ),
  );
  // They are under way.
  while (steps.some((count) => count === 0)) await new Promise((resolve) => setImmediate(resolve));
  const [before, groupsBefore] = [steps.reduce((sum, count) => sum + count), groups];
  await storage.once(() => undefined);
  await storage.once(() => undefined);
  const during = steps.reduce((sum, count) => sum + count) - before;
  // The first may share a group with one step of each; then a group is theirs alone.
  expect(during).toBeLessThanOrEqual(longs.length);
  expect(groups - groupsBefore).toBe(2);
  await Promise.all(longs);
  expect(steps).toEqual([6, 6, 6]);
});

it('ends long writes also while short ones never stop', async () => {
  let isDone = false;
  const long = storage.write(longWork(4, () => undefined)).then(() => {
    isDone = true;
  });
  let shorts = 0;
  while (!isDone) {
    await storage.once(() => undefined);
    shorts += 1;
  }
  await long;
  // Every second group is the long one's, too.
  expect(shorts).toBeLessThanOrEqual(12);
});
