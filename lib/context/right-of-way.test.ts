import { afterEach, expect, it, vi } from 'vitest';
import type { Context } from './context.ts';
import { rightOfWay } from './right-of-way.ts';

const way = () => rightOfWay({ state: new Map() } as unknown as Context);

afterEach(() => {
  vi.useRealTimers();
});

it('lets the bytes of bulk work go at a pace while short work comes, and at once when there is none', async () => {
  vi.useFakeTimers();
  const { giveWay, first } = bound();
  const MB = 1024 ** 2;
  let done = 0;
  const bulk = async () => {
    await giveWay(MB);
    done += 1;
  };
  const talk = async (ms: number) => {
    for (let at = 0; at < ms; at += 50) {
      await first(async () => undefined);
      await vi.advanceTimersByTimeAsync(50);
    }
  };
  const many = () => Promise.all(Array.from({ length: 64 }, bulk));
  await many();
  expect(done).toBe(64);
  await first(async () => undefined);
  const rest = many();
  await talk(1_000);
  expect(done).toBeGreaterThanOrEqual(64 + 31);
  expect(done).toBeLessThanOrEqual(64 + 33);
  await talk(1_100);
  await rest;
  expect(done).toBe(128);
});

it('lets bulk work go on at once when nothing short is under way, and after it otherwise', async () => {
  const { giveWay, first } = bound();
  await giveWay();
  const order: string[] = [];
  let end: () => void = () => undefined;
  const short = first(async () => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    order.push('short');
  });
  const bulk = giveWay().then(() => order.push('bulk'));
  end();
  await Promise.all([short, bulk]);
  expect(order).toEqual(['short', 'bulk']);
});

it('lets bulk work go on beside short work that never ends, and after one that failed', async () => {
  const { giveWay, first } = bound();
  void first(() => new Promise(() => undefined));
  await giveWay();
  const other = bound();
  await expect(other.first(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await other.giveWay();
});

function bound() {
  const one = way();
  return { first: one.first.bind(one), giveWay: one.giveWay.bind(one) };
}
