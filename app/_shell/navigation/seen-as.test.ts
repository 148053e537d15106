import { expect, test } from 'vitest';
import { seenAs } from './seen-as.ts';

const here = { state: 'connected', isSlow: false, isAway: false, hidePresence: false } as const;

test('a person is told how others see them, and on which device that rests', () => {
  expect(seenAs(here)).toBe('Others see you as online, on this device.');
  expect(seenAs({ ...here, isAway: true })).toBe('Others see you as away, on this device.');
  expect(seenAs({ ...here, hidePresence: true })).toBe('Others see you as offline: your presence is hidden.');
});

test('a short loss of the connection is not seen by others, a long one is', () => {
  expect(seenAs({ ...here, state: 'reconnecting' })).toBe('Others see you as online, on this device.');
  const lost = 'Others do not see you on this device: it is not connected.';
  expect(seenAs({ ...here, state: 'reconnecting', isSlow: true })).toBe(lost);
  expect(seenAs({ ...here, state: 'connecting' })).toBe(lost);
  expect(seenAs({ ...here, state: 'offline' })).toBe(lost);
});
