import { untilFetched } from '../../_ui/layout/load-later.ts';
import type { LiveSocket } from '../connection/socket.ts';
import type { DraftSync } from '../drafts/draft-sync.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { Viewing } from '../state/viewing.ts';
import type { PresenceWatcher } from '../sync/presence-watcher.ts';
import type { Running } from './run-live.ts';

/** Fetches what runs behind a page, Socket.IO with it: nothing that is seen first needs it. */
export const loadRunLive = () => untilFetched(() => import('./run-live.ts'));

/** What runs behind a page, from when it is there until it is stopped. */
export interface LiveRun {
  /** Connects and follows. Returns how to stop. */
  start(): () => void;
  /** Stops for good. */
  leave(): void;
  socket(): LiveSocket | null;
  reportRead(conversationId: string, seq: number): void;
}

interface LiveRunNeeds {
  readonly store: LiveStore;
  readonly draftSync: DraftSync;
  readonly viewing: Viewing;
  readonly presenceWatcher: PresenceWatcher;
  outbox(): Promise<Outbox>;
}

export function createLiveRun({ outbox, ...needs }: LiveRunNeeds): LiveRun {
  let running: Running | null = null;
  let hasLeft = false;
  /** What was read before anything ran, reported once it does. */
  const early = new Map<string, number>();

  const run = async (isWanted: () => boolean): Promise<Running | null> => {
    const { runLive } = await loadRunLive();
    if (!isWanted() || hasLeft) return null;
    running ??= runLive({
      ...needs,
      onConnectionChange: () => void outbox().then((opened) => opened.wake()),
    });
    for (const [id, seq] of early) running.receipts.report('message:read', id, seq);
    early.clear();
    return running;
  };
  const stop = (started: Running | null) => {
    started?.stop();
    void outbox().then((opened) => opened.stop());
    if (running === started) running = null;
  };

  return {
    start() {
      let started: Running | null = null;
      let isWanted = true;
      void run(() => isWanted).then((now) => {
        started = now;
      });
      void outbox().then((opened) => opened.start());
      return () => {
        isWanted = false;
        stop(started);
      };
    },
    leave() {
      hasLeft = true;
      stop(running);
    },
    socket: () => running?.socket ?? null,
    reportRead(conversationId, seq) {
      if (running) running.receipts.report('message:read', conversationId, seq);
      else early.set(conversationId, seq);
    },
  };
}
