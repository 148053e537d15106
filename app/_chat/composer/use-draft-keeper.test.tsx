import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { useDraftKeeper } from './use-draft-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keepDraft() {
  const { client, wrapper } = createLiveWrapper();
  const { result, unmount } = renderHook(() => useDraftKeeper('k'), { wrapper });
  return { keeper: result.current, stored: () => client.drafts.read('k'), unmount };
}

test('what is typed is kept on the device within 300 ms', () => {
  const { keeper, stored } = keepDraft();
  keeper.saveSoon('hel');
  keeper.saveSoon('hello');
  expect(stored()).toBe('');
  expect(keeper.read()).toBe('hello');
  vi.advanceTimersByTime(300);
  expect(stored()).toBe('hello');
});

test('what is waiting is kept when the page is hidden, and when the conversation is left', () => {
  const { keeper, stored, unmount } = keepDraft();
  keeper.saveSoon('one');
  window.dispatchEvent(new Event('pagehide'));
  expect(stored()).toBe('one');
  keeper.saveSoon('two');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(stored()).toBe('two');
  keeper.saveSoon('three');
  unmount();
  expect(stored()).toBe('three');
});

test('what is cancelled never comes back, and what was kept already stays', () => {
  const { keeper, stored } = keepDraft();
  keeper.saveNow('kept');
  keeper.saveSoon('waiting');
  keeper.cancel();
  vi.advanceTimersByTime(1000);
  expect(stored()).toBe('kept');
  keeper.saveNow('');
  expect(stored()).toBe('');
});
