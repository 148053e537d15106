import { describe, expect, it } from 'vitest';
import { GatheredWriter, gatherFor } from './gathered-writer.ts';

/** A writer of numbers that a test lets end each pause and each write. */
function openWriter() {
  const writes: [string, number][][] = [];
  const pauses: (() => void)[] = [];
  const ends: { resolve(): void; reject(error: Error): void }[] = [];
  const writer = new GatheredWriter<number>({
    write(gathered) {
      writes.push([...gathered]);
      return new Promise((resolve, reject) => ends.push({ resolve, reject }));
    },
    join: Math.max,
    pause: () => new Promise((resolve) => pauses.push(resolve)),
  });
  return { writer, writes, pauses, ends };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a gathered writer', () => {
  it('writes together what is added during the pause, one value a key', async () => {
    const { writer, writes, pauses, ends } = openWriter();
    const all = [writer.add('a', 1), writer.add('b', 5), writer.add('a', 3)];
    await turn();
    expect(writes).toEqual([]);
    pauses[0]?.();
    await turn();
    expect(writes).toEqual([
      [
        ['a', 3],
        ['b', 5],
      ],
    ]);
    ends[0]?.resolve();
    await Promise.all(all);
  });

  it('writes one after the other, and gathers while it writes', async () => {
    const { writer, writes, pauses, ends } = openWriter();
    void writer.add('a', 1);
    pauses[0]?.();
    await turn();
    const second = writer.add('a', 2);
    const third = writer.add('a', 3);
    pauses[1]?.();
    await turn();
    expect(writes).toHaveLength(1);
    expect(writer.isPending('a')).toBe(true);
    ends[0]?.resolve();
    await turn();
    expect(writes[1]).toEqual([['a', 3]]);
    ends[1]?.resolve();
    await Promise.all([second, third]);
    expect(writer.isPending('a')).toBe(false);
  });

  it('is flushed without a pause, and resolves when everything is written', async () => {
    const { writer, writes, ends } = openWriter();
    void writer.add('a', 1);
    let isFlushed = false;
    const flushed = writer.flush().then(() => {
      isFlushed = true;
    });
    await turn();
    expect([writes.length, isFlushed]).toEqual([1, false]);
    ends[0]?.resolve();
    await flushed;
    await writer.flush();
  });

  it('goes on after a write that failed, which only its own values learn of', async () => {
    const { writer, writes, pauses, ends } = openWriter();
    const first = writer.add('a', 1);
    pauses[0]?.();
    await turn();
    const second = writer.add('b', 2);
    ends[0]?.reject(new Error('away'));
    await expect(first).rejects.toThrow('away');
    pauses[1]?.();
    await turn();
    expect(writes[1]).toEqual([['b', 2]]);
    ends[1]?.resolve();
    await second;
  });

  it('writes a lone value at once, and those that follow within the time together', async () => {
    const writes: string[][] = [];
    let time = 0;
    const writer = new GatheredWriter<number>({
      join: Math.max,
      ...gatherFor({ gatherMs: 60_000, now: () => time }, async (gathered) => {
        writes.push([...gathered.keys()]);
      }),
    });
    await writer.add('a', 1);
    const others = [writer.add('b', 1), writer.add('c', 1)];
    await turn();
    expect(writes).toEqual([['a']]);
    await writer.flush();
    time += 120_000;
    await writer.add('d', 1);
    expect(writes).toEqual([['a'], ['b', 'c'], ['d']]);
    await Promise.all(others);
  });
});
