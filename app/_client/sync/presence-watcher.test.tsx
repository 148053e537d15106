import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPresenceWatcher } from './presence-watcher.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A watcher, what it asked for, and what it received. */
function watching() {
  const asked: string[][] = [];
  const received: string[] = [];
  let isAnswering = true;
  const watcher = createPresenceWatcher(({ userId, presence }) => received.push(`${userId} ${presence}`));
  const stop = watcher.attach(async (userIds) => {
    asked.push(userIds);
    return isAnswering
      ? userIds.map((userId) => ({ userId, presence: 'online' as const, lastSeenAt: null }))
      : null;
  });
  return {
    watcher,
    asked,
    received,
    stop,
    setAnswering(next: boolean) {
      isAnswering = next;
    },
  };
}

test('asks once for what came into view together, and again when it changed', async () => {
  const { watcher, asked, received } = watching();
  const hideA = watcher.show('a');
  watcher.show('b');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([['a', 'b']]);
  expect(received).toEqual(['a online', 'b online']);
  hideA();
  hideA();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.at(-1)).toEqual(['b']);
});

test('a person shown in two places is watched until both are gone; what comes and goes at once is not asked', async () => {
  const { watcher, asked } = watching();
  const hides = [watcher.show('a'), watcher.show('a')];
  await vi.advanceTimersByTimeAsync(1_000);
  hides[0]?.();
  watcher.show('b')();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([['a']]);
  hides[1]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([['a'], []]);
});

test('asks again after each return, after no answer, and no more once it is stopped', async () => {
  const { watcher, asked, stop, setAnswering } = watching();
  watcher.show('a');
  await vi.advanceTimersByTimeAsync(1_000);
  watcher.reconnected();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([['a'], ['a']]);
  setAnswering(false);
  watcher.reconnected();
  await vi.advanceTimersByTimeAsync(1_000);
  setAnswering(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(4);
  stop();
  watcher.show('b');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(4);
});

test('a new connection of a page that shows no one asks nothing, and at most 300 are watched', async () => {
  const { watcher, asked } = watching();
  watcher.reconnected();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([]);
  for (let index = 0; index < 400; index += 1) watcher.show(`${index}`);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked[0]).toHaveLength(300);
  expect(asked[0]).toContain('399');
});
