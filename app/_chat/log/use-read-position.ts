import { useEffect, useState } from 'react';
import { isPageVisible } from '../../_client/connection/is-page-visible.ts';
import type { LiveClient } from '../../_client/live/live-client.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';

/** A message is read after being visible for this long in a focused window. */
const READ_MS = 1000;

interface ReadTracker {
  /** Reports the last visible message. */
  notice(seq: number): void;
  check(): void;
  stop(): void;
}

function createReadTracker(client: LiveClient, conversationId: string): ReadTracker {
  let visibleSeq = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const conversation = () => client.store.getState().conversations.byId.get(conversationId);
  const readSeq = () => conversation()?.lastReadSeq ?? 0;
  // What was marked as unread before this opening is read by it; what is marked as unread from now on stays unread.
  let hasOldUnreadPosition = conversation()?.unreadFromSeq != null;
  // Reading ends "unread from here", but the same message staying visible a moment longer must not.
  const isKeptUnread = () => !hasOldUnreadPosition && conversation()?.unreadFromSeq != null;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  const check = () => {
    if (timer !== undefined || visibleSeq === 0 || !isPageVisible() || isKeptUnread()) return;
    if (visibleSeq <= readSeq() && !hasOldUnreadPosition) return;
    const seq = visibleSeq;
    timer = setTimeout(() => {
      timer = undefined;
      if (isPageVisible() && !isKeptUnread() && seq > readSeq()) client.markRead(conversationId, seq);
      if (isPageVisible() && hasOldUnreadPosition) {
        hasOldUnreadPosition = false;
        client.clearUnreadFrom(conversationId);
      }
      check();
    }, READ_MS);
  };

  return {
    notice(seq) {
      // Scrolled up before the second was over: what is further down was not read.
      if (seq < visibleSeq) stop();
      visibleSeq = seq;
      check();
    },
    check,
    stop,
  };
}

/** Marks as read what has been visible for a second. Returns what to call with the last visible message. */
export function useReadPosition(conversationId: string): (seq: number) => void {
  const client = useLiveClient();
  const [tracker] = useState(() => createReadTracker(client, conversationId));
  useEffect(() => {
    const { check, stop } = tracker;
    window.addEventListener('focus', check);
    document.addEventListener('visibilitychange', check);
    check();
    return () => {
      stop();
      window.removeEventListener('focus', check);
      document.removeEventListener('visibilitychange', check);
    };
  }, [tracker]);
  return tracker.notice;
}
