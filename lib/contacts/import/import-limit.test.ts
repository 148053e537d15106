import { expect, it } from 'vitest';
import { type FileRoom, whenItsTurn, withRoomForFile } from './import-limit.ts';

const MB = 1024 * 1024;

/** Holds a file of a person until `end` is called; answers as soon as its bytes are held. */
function holdFile(userId: string, bytes: number) {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const answered = withRoomForFile<string>(userId, async (room: FileRoom, answer) => {
    room.hold(bytes);
    answer('held');
    await ended;
  });
  return { answered, end };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it('bounds the files of one person, also those that were answered and are still read', async () => {
  const files = [holdFile('ada', 1), holdFile('ada', 1), holdFile('ada', 1)];
  expect(await Promise.all(files.map(({ answered }) => answered))).toEqual(['held', 'held', 'held']);
  await expect(holdFile('ada', 1).answered).rejects.toMatchObject({ code: 'rate_limited' });
  const other = holdFile('grace', 1);
  expect(await other.answered).toBe('held');
  files[0]?.end();
  await nextTurn();
  const again = holdFile('ada', 1);
  expect(await again.answered).toBe('held');
  for (const { end } of [...files, other, again]) end();
  await nextTurn();
});

it('bounds what has arrived: uploads that send nothing take no room from others', async () => {
  const idle = Array.from({ length: 100 }, (_, index) => holdFile(`idle ${index}`, 0));
  const files = Array.from({ length: 10 }, (_, index) => holdFile(`sender ${index}`, 25 * MB));
  for (const { answered } of [...idle, ...files]) expect(await answered).toBe('held');
  await expect(holdFile('one too many', 25 * MB).answered).rejects.toMatchObject({ code: 'rate_limited' });
  files[0]?.end();
  await nextTurn();
  const next = holdFile('one too many', 25 * MB);
  expect(await next.answered).toBe('held');
  for (const { end } of [...idle, ...files, next]) end();
  await nextTurn();
});

it('passes a refusal on, and has room again after it', async () => {
  for (let round = 0; round < 20; round += 1) {
    const refused = withRoomForFile('ada', async (room) => {
      room.hold(25 * MB);
      throw new Error('no text');
    });
    await expect(refused).rejects.toThrow('no text');
  }
  await nextTurn();
  expect(await withRoomForFile<string>('ada', async (_, answer) => answer('read'))).toBe('read');
});

it('reads three files for a preview at once', async () => {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const read = (which: number) =>
    whenItsTurn(async () => {
      begun.push(which);
      await new Promise<void>((end) => ends.push(end));
    });
  const all = [read(1), read(2), read(3), read(4)];
  await nextTurn();
  expect(begun).toEqual([1, 2, 3]);
  ends[0]?.();
  await all[0];
  await nextTurn();
  expect(begun).toEqual([1, 2, 3, 4]);
  for (const end of ends) end();
  await Promise.all(all);
});
