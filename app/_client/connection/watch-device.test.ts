import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveSocket } from './socket.ts';
import { watchDevice } from './watch-device.ts';

/** What the watch uses of a page: its listeners, and whether it is visible. */
class FakePage extends EventTarget {
  visibilityState = 'visible';
}

function watched() {
  const page = new FakePage();
  vi.stubGlobal('window', page);
  vi.stubGlobal('document', page);
  const sent: unknown[] = [];
  const activities: string[] = [];
  const onConnect = new Set<() => void>();
  const socket = {
    connected: true,
    on: (_: string, listener: () => void) => onConnect.add(listener),
    off: (_: string, listener: () => void) => onConnect.delete(listener),
    timeout: () => ({
      emitWithAck: async (event: string, input: unknown) => {
        sent.push([event, input]);
        return { ok: true };
      },
    }),
  };
  const stop = watchDevice(
    { wake: async () => {}, lose: () => {} },
    // Only what the watch uses of it.
    socket as unknown as LiveSocket,
    { onCheck: () => {}, onActivity: (activity) => activities.push(activity) },
  );
  return { page, sent, activities, stop, reconnect: () => onConnect.forEach((listener) => void listener()) };
}

const away = ['activity', { state: 'away', isVisible: true }];
const active = ['activity', { state: 'active', isVisible: true }];
const hidden = (state: string) => ['activity', { state, isVisible: false }];
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('five minutes without a sign of life make a person away, and the next one active again', () => {
  const { page, sent, activities, stop } = watched();
  vi.advanceTimersByTime(4 * MINUTE);
  page.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(4.5 * MINUTE);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1.5 * MINUTE);
  expect(sent).toEqual([away]);
  vi.advanceTimersByTime(10 * MINUTE);
  expect(sent).toEqual([away]);
  page.dispatchEvent(new Event('pointermove'));
  expect(sent).toEqual([away, active]);
  expect(activities).toEqual(['away', 'active']);
  stop();
});

test('a new connection of a person who is away says so again, one of an active person says nothing', () => {
  const { page, sent, stop, reconnect } = watched();
  reconnect();
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(6 * MINUTE);
  reconnect();
  expect(sent).toEqual([away, away]);
  page.dispatchEvent(new Event('wheel'));
  reconnect();
  expect(sent).toEqual([away, away, active]);
  stop();
});

test('a page that was left in the background is away, and active when it is visible again', () => {
  const { page, sent, stop } = watched();
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(sent).toEqual([hidden('active')]);
  vi.advanceTimersByTime(6 * MINUTE);
  expect(sent).toEqual([hidden('active'), hidden('away')]);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(sent).toEqual([hidden('active'), hidden('away'), active]);
  stop();
  vi.advanceTimersByTime(20 * MINUTE);
  expect(sent).toHaveLength(3);
});

test('a page that comes in view, or connects out of view, says so', () => {
  const { page, sent, stop, reconnect } = watched();
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(sent).toEqual([hidden('active'), active]);
  page.visibilityState = 'hidden';
  reconnect();
  expect(sent).toEqual([hidden('active'), active, hidden('active')]);
  stop();
});
