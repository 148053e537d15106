import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createViewing, VIEW_LASTS_MS } from './viewing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const signal = (more: object) => ({
  contactId: 'c',
  userId: 'bob',
  viewId: 'v1',
  field: null,
  isHere: true,
  ...more,
});

function page() {
  const said: unknown[] = [];
  const viewing = createViewing();
  const detach = viewing.attach((signal) => said.push(signal));
  return { viewing, said, detach };
}

test('what is open is said at once, a field after a pause, and both are repeated', () => {
  const { viewing, said, detach } = page();
  viewing.show('c', null);
  expect(said).toEqual([{ contactId: 'c', field: null }]);
  viewing.show('c', 'title');
  viewing.show('c', 'notes');
  vi.advanceTimersByTime(1_000);
  expect(said.slice(1)).toEqual([{ contactId: 'c', field: 'notes' }]);
  vi.advanceTimersByTime(30_000);
  expect(said).toHaveLength(5);
  detach();
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(5);
});

test('several pages of one person are one viewer, who is gone with the last of them', () => {
  const { viewing } = page();
  viewing.show('c', null);
  viewing.handle(signal({ field: 'title' }));
  viewing.handle(signal({ viewId: 'v2' }));
  viewing.handle(signal({ contactId: 'other', userId: 'eve', viewId: 'v3' }));
  expect(viewing.viewersOf('c')).toEqual([{ userId: 'bob', field: 'title' }]);
  viewing.handle(signal({ isHere: false }));
  expect(viewing.viewersOf('c')).toEqual([{ userId: 'bob', field: null }]);
  viewing.handle(signal({ viewId: 'v2', isHere: false }));
  expect(viewing.viewersOf('c')).toEqual([]);
});

test('a page that falls silent ends by itself, and a newcomer is answered', () => {
  const { viewing, said } = page();
  viewing.show('c', null);
  viewing.handle(signal({}));
  vi.advanceTimersByTime(1_000);
  expect(said).toHaveLength(2);
  vi.advanceTimersByTime(VIEW_LASTS_MS + 20_000);
  expect(viewing.viewersOf('c')).toEqual([]);
});
