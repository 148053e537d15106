import { expect, it } from 'vitest';
import { createPace, mapInPieces } from './pace.ts';

/** Counts the turns of the event loop until `work` is done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isDone = true;
  return turns;
}

function keepBusy(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

it('gives others a turn between pieces, however many steps there are', async () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const doubled: number[] = [];
  const turns = await turnsDuring(async () => {
    doubled.push(
      ...(await mapInPieces(items, (item) => {
        keepBusy(1);
        return item * 2;
      })),
    );
  });
  expect(doubled).toEqual(items.map((item) => item * 2));
  expect(turns).toBeGreaterThan(10);
});

it('asks for no turn while the piece is short', () => {
  const pace = createPace();
  expect(pace()).toBeUndefined();
});

it('pauses as it is told, by how long it has worked', async () => {
  const worked: number[] = [];
  const pace = createPace(async (ms) => void worked.push(ms));
  keepBusy(5);
  await pace();
  expect(pace()).toBeUndefined();
  expect(worked).toHaveLength(1);
  expect(worked[0]).toBeGreaterThanOrEqual(4);
});
