import { useEffect, useState } from 'react';
import type { LiveClient } from '../../_live/live-client.ts';
import { useLiveClient } from '../../_live/live-context.ts';

/** A message is read after this long in view in a focused window. */
const READ_MS = 1000;

/** Whether somebody is looking: the page is visible and has the focus. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

interface ReadMarker {
  /** Says which message is the last in view. */
  notice(seq: number): void;
  look(): void;
  stop(): void;
}

function createReadMarker(client: LiveClient, conversationId: string): ReadMarker {
  let inView = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readSeq = () => client.store.getState().conversations.byId.get(conversationId)?.lastReadSeq ?? 0;

  const look = () => {
    if (timer !== undefined || inView <= readSeq() || !isLookedAt()) return;
    const seq = inView;
    timer = setTimeout(() => {
      timer = undefined;
      if (isLookedAt() && seq > readSeq()) client.markRead(conversationId, seq);
      look();
    }, READ_MS);
  };

  return {
    notice(seq) {
      inView = seq;
      look();
    },
    look,
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
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
