import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isAppError } from '../../use-case/app-error.ts';
import { holdDelayed, holdWaiting } from './held-tries.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

const MS = 12_000;

async function fateOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return 'held';
  } catch (thrown) {
    if (isAppError(thrown)) return { code: thrown.code, ...thrown.details };
    throw thrown;
  }
}

const refused = { code: 'rate_limited', retryAfterSeconds: expect.any(Number) };

it('keeps ten delayed tries of one address and refuses the next at once, until one has had its time', async () => {
  const fates = Array.from({ length: 12 }, () => fateOf(holdDelayed('192.0.2.1', MS)));
  expect(await fates[10]).toEqual(refused);
  expect(await fates[11]).toEqual(refused);
  const other = fateOf(holdDelayed('192.0.2.2', MS));
  await vi.advanceTimersByTimeAsync(MS);
  expect(await Promise.all([...fates.slice(0, 10), other])).toEqual(Array(11).fill('held'));
  const again = fateOf(holdDelayed('192.0.2.1', MS));
  await vi.advanceTimersByTimeAsync(MS);
  expect(await again).toBe('held');
});

it('keeps a thousand in all, and one of each address beyond: who comes from elsewhere gets in', async () => {
  const fates = Array.from({ length: 1_000 }, (_, index) =>
    fateOf(holdDelayed(`10.0.${Math.floor(index / 10)}.1`, MS)),
  );
  const first = fateOf(holdDelayed('198.51.100.7', MS));
  expect(await fateOf(holdDelayed('198.51.100.7', MS))).toEqual(refused);
  await vi.advanceTimersByTimeAsync(MS);
  expect(new Set(await Promise.all([...fates, first]))).toEqual(new Set(['held']));
});

it('keeps ten tries for one name at one address that wait for each other', async () => {
  const ends: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => ends.push(resolve));
  const fates = Array.from({ length: 11 }, () => fateOf(holdWaiting('ada@192.0.2.1', wait)));
  expect(await fates[10]).toEqual(refused);
  const other = fateOf(holdWaiting('ada@192.0.2.2', wait));
  for (const end of ends) end();
  expect(await Promise.all([...fates.slice(0, 10), other])).toEqual(Array(11).fill('held'));
});
