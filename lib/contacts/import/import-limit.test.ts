import { expect, it } from 'vitest';
import { withRoomForFile } from './import-limit.ts';

it('holds three files at once, also those that were answered and are still read', async () => {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const ask = (which: number) =>
    withRoomForFile<number>(async (answer) => {
      begun.push(which);
      answer(which);
      await new Promise<void>((end) => ends.push(end));
    });
  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([1, 2, 3]);
  const fourth = ask(4);
  await Promise.resolve();
  expect(begun).toEqual([1, 2, 3]);
  ends[0]?.();
  expect(await fourth).toBe(4);
  for (const end of ends) end();
});

it('passes a refusal on, and has room again after it', async () => {
  const refused = Array.from({ length: 5 }, () =>
    withRoomForFile(async () => {
      throw new Error('no text');
    }),
  );
  expect(await Promise.allSettled(refused)).toEqual(
    refused.map(() => ({ status: 'rejected', reason: expect.objectContaining({ message: 'no text' }) })),
  );
  expect(await withRoomForFile<string>(async (answer) => answer('read'))).toBe('read');
});
