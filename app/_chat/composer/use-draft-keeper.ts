import { useEffect, useEffectEvent, useRef } from 'react';
import { useLiveClient } from '../../_client/live/live-context.ts';

const KEEP_MS = 300;

export interface DraftKeeper {
  /** The draft as it is kept, or about to be. */
  read(): string;
  /** The draft, for the text box to begin with. */
  take(): string;
  /** Keeps the text within 300 ms. */
  saveSoon(text: string): void;
  /** Keeps now what was about to be kept. */
  flushWaiting(): void;
  /** Keeps the text now. */
  saveNow(text: string): void;
  /** Forgets what was about to be kept; what is kept already stays. */
  cancel(): void;
}

/** Keeps what is being written on this device, also when the page goes away in between. */
export function useDraftKeeper(conversationId: string): DraftKeeper {
  const { drafts } = useLiveClient();
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const write = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (waiting.current === null) return;
    drafts.write(conversationId, waiting.current);
    waiting.current = null;
  };

  const leave = useEffectEvent(write);
  useEffect(() => {
    const handle = () => leave();
    window.addEventListener('pagehide', handle);
    document.addEventListener('visibilitychange', handle);
    return () => {
      window.removeEventListener('pagehide', handle);
      document.removeEventListener('visibilitychange', handle);
      handle();
    };
  }, []);

  return {
    read: () => waiting.current ?? drafts.read(conversationId),
    take: () => waiting.current ?? drafts.take(conversationId),
    saveSoon(text) {
      waiting.current = text;
      timer.current ??= setTimeout(write, KEEP_MS);
    },
    flushWaiting: write,
    saveNow(text) {
      waiting.current = text;
      write();
    },
    cancel() {
      clearTimeout(timer.current);
      timer.current = undefined;
      waiting.current = null;
    },
  };
}
