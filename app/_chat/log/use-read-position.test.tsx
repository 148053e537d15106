import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import { sampleConversation } from '@/lib/testing/samples.ts';
import { createLiveWrapper } from '../../_testing/live-wrapper.tsx';
import { useReadPosition } from './use-read-position.ts';

let hasFocus = true;
beforeEach(() => {
  hasFocus = true;
  vi.useFakeTimers();
  vi.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function openAt(more: Partial<Conversation>) {
  const conversation = sampleConversation({ lastSeq: 10, ...more });
  const { client, wrapper } = createLiveWrapper({ conversations: [conversation] });
  const markRead = vi.spyOn(client, 'markRead');
  const clearUnread = vi.spyOn(client, 'clearUnreadFrom').mockImplementation(() => undefined);
  const { result, unmount } = renderHook(() => useReadPosition('k'), { wrapper });
  return { see: result.current, markRead, clearUnread, unmount };
}
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test('a message is read after it was visible for a second', () => {
  const { see, markRead } = openAt({ lastReadSeq: 4 });
  see(10);
  pass(999);
  expect(markRead).not.toHaveBeenCalled();
  pass(1);
  expect(markRead).toHaveBeenCalledExactlyOnceWith('k', 10);
});

test('what was scrolled away before the second was over is not read', () => {
  const { see, markRead } = openAt({ lastReadSeq: 4 });
  see(10);
  pass(500);
  see(6);
  pass(1000);
  expect(markRead).toHaveBeenCalledExactlyOnceWith('k', 6);
});

test('nothing is read in a window without the focus; the second begins when it comes back', () => {
  hasFocus = false;
  const { see, markRead } = openAt({ lastReadSeq: 4 });
  see(10);
  pass(5000);
  expect(markRead).not.toHaveBeenCalled();
  hasFocus = true;
  window.dispatchEvent(new Event('focus'));
  pass(1000);
  expect(markRead).toHaveBeenCalledExactlyOnceWith('k', 10);
});

test('nothing is read after the conversation was left', () => {
  const { see, markRead, unmount } = openAt({ lastReadSeq: 4 });
  see(10);
  unmount();
  pass(5000);
  expect(markRead).not.toHaveBeenCalled();
});

test('the position never goes back', () => {
  const { see, markRead } = openAt({ lastReadSeq: 10 });
  see(7);
  pass(5000);
  expect(markRead).not.toHaveBeenCalled();
});

test('what was marked as unread before is read by opening', () => {
  const { see, clearUnread } = openAt({ lastReadSeq: 10, unreadFromSeq: 8 });
  see(10);
  pass(1000);
  expect(clearUnread).toHaveBeenCalledExactlyOnceWith('k');
});
