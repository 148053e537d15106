import { useEffect, useState } from 'react';
import { isPageVisible } from '../../_client/connection/is-page-visible.ts';
import type { LiveClient } from '../../_client/live/live-client.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';

/** A message is read after this long in view in a focused window. */
const READ_MS = 1000;

interface ReadMarker {
  /** Says which message is the last in view. */
  notice(seq: number): void;
  look(): void;
  stop(): void;
}

function createReadMarker(client: LiveClient, conversationId: string): ReadMarker {
  let inView = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const conversation = () => client.store.getState().conversations.byId.get(conversationId);
  const readSeq = () => conversation()?.lastReadSeq ?? 0;
  // What was marked as unread before this opening is read by it; what is marked from here on stays.
  let hasOldMark = conversation()?.unreadFromSeq != null;
  // Reading takes a mark away: looking at it a moment longer must not.
  const isKept = () => !hasOldMark && conversation()?.unreadFromSeq != null;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  const look = () => {
    if (timer !== undefined || inView === 0 || !isPageVisible() || isKept()) return;
    if (inView <= readSeq() && !hasOldMark) return;
    const seq = inView;
    timer = setTimeout(() => {
      timer = undefined;
      if (isPageVisible() && !isKept() && seq > readSeq()) client.markRead(conversationId, seq);
      if (isPageVisible() && hasOldMark) {
        hasOldMark = false;
        client.clearUnreadMark(conversationId);
      }
      look();
    }, READ_MS);
  };

  return {
    notice(seq) {
      // Scrolled up before the second was over: what stands further down was not read.
      if (seq < inView) stop();
      inView = seq;
      look();
    },
    look,
    stop,
  };
}

/** Marks as read what has been in view for a second. Returns what to call with the last message in view. */
export function useReadMarking(conversationId: string): (seq: number) => void {
  const client = useLiveClient();
  const [marker] = useState(() => createReadMarker(client, conversationId));
  useEffect(() => {
    const { look, stop } = marker;
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      stop();
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [marker]);
  return marker.notice;
}
