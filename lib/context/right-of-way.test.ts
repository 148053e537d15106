import { expect, it } from 'vitest';
import type { Context } from './context.ts';
import { rightOfWay } from './right-of-way.ts';

const way = () => rightOfWay({ state: new Map() } as unknown as Context);

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
