import { afterEach, expect, it, vi } from 'vitest';
import { ChangeStamps, decodeStamp, encodeStamp } from './change-stamps.ts';

afterEach(() => vi.useRealTimers());

const hash = 'hash';

it('covers what has not changed since it was taken, and nothing that has', () => {
  const stamps = new ChangeStamps(0);
  stamps.note('a');
  const stamp = { ...stamps.begin(), hash };
  expect(stamps.covers(stamp, ['a', 'b'])).toBe(true);
  stamps.note('b');
  expect(stamps.covers(stamp, ['a'])).toBe(true);
  expect(stamps.covers(stamp, ['a', 'b'])).toBe(false);
  expect(stamps.covers({ ...stamps.begin(), hash }, ['a', 'b'])).toBe(true);
});

it('covers nothing after facts may have been missed, in another process, or some minutes later', () => {
  vi.useFakeTimers();
  const stamps = new ChangeStamps(0);
  const stamp = { ...stamps.begin(), hash };
  expect(new ChangeStamps(0).covers(stamp, [])).toBe(false);
  vi.advanceTimersByTime(4 * 60_000);
  expect(stamps.covers(stamp, [])).toBe(true);
  vi.advanceTimersByTime(60_001);
  expect(stamps.covers(stamp, [])).toBe(false);
  const later = { ...stamps.begin(), hash };
  stamps.forgetAll();
  expect(stamps.covers(later, [])).toBe(false);
});

it('covers nothing that was read before the store had to show the change', () => {
  vi.useFakeTimers();
  const stamps = new ChangeStamps(10_000);
  stamps.note('a');
  vi.advanceTimersByTime(9_000);
  expect(stamps.covers({ ...stamps.begin(), hash }, ['a'])).toBe(false);
  expect(stamps.covers({ ...stamps.begin(), hash }, ['b'])).toBe(true);
  vi.advanceTimersByTime(2_000);
  expect(stamps.covers({ ...stamps.begin(), hash }, ['a'])).toBe(true);
  stamps.forgetAll();
  expect(stamps.covers({ ...stamps.begin(), hash }, ['b'])).toBe(false);
  vi.advanceTimersByTime(11_000);
  expect(stamps.covers({ ...stamps.begin(), hash }, ['a', 'b'])).toBe(true);
});

it('is bounded: beyond 100,000 rooms that changed, everything until then counts as changed', () => {
  const stamps = new ChangeStamps(0);
  const stamp = { ...stamps.begin(), hash };
  for (let index = 0; index <= 100_000; index += 1) stamps.note(`${index}`);
  expect(stamps.covers(stamp, ['none of these'])).toBe(false);
  expect(stamps.covers({ ...stamps.begin(), hash }, ['0'])).toBe(true);
});

it('is a token of less than 100 characters; anything else is none', () => {
  const stamp = { ...new ChangeStamps(0).begin(), hash: 'h'.repeat(43) };
  const token = encodeStamp({ ...stamp, ticket: 2 ** 50, readAt: 2 ** 50 });
  expect(token.length).toBeLessThanOrEqual(100);
  expect(decodeStamp(encodeStamp(stamp))).toEqual(stamp);
  for (const other of [undefined, '', 'x'.repeat(43), 'a.b.c.d', 'a.1.2', 'a.1.2.h.more', '.1.2.h'])
    expect(decodeStamp(other)).toBeNull();
});
