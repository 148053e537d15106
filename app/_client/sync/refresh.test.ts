import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveStore } from '../state/live-store.ts';
import { createRefresh } from './refresh.ts';

let dispatched: unknown[];
let isReached: boolean;
let asked: number;

beforeEach(() => {
  vi.useFakeTimers();
  [dispatched, isReached, asked] = [[], false, 0];
  vi.stubGlobal('fetch', async (address: string) => {
    asked += 1;
    if (!isReached) throw new TypeError('Failed to fetch');
    return Response.json(address.endsWith('/me') ? { id: 'ada' } : { items: [] });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Of the store only what is dispatched matters here. */
function refreshOf() {
  const store = {
    dispatch: (action: unknown) => dispatched.push(action),
    subscribe: () => () => undefined,
  } as unknown as LiveStore;
  return createRefresh({ store, onEnded: () => undefined } as unknown as Parameters<typeof createRefresh>[0]);
}

it('the own profile that could not be read is read as soon as the server is reached again', async () => {
  const refresh = refreshOf();
  refresh.me();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(dispatched).toEqual([]);
  isReached = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(dispatched).toEqual([
    { type: 'me', me: { id: 'ada' } },
    { type: 'blocks', userIds: [] },
  ]);
  refresh.stop();
});

it('and never once the page has ended', async () => {
  const refresh = refreshOf();
  refresh.me();
  refresh.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toBe(2);
});
