import { type ConnectionKeeper, keepConnection } from '../connection/connection.ts';
import { holdSocket } from '../connection/hold-socket.ts';
import { type LiveSocket, request } from '../connection/socket.ts';
import { watchDevice } from '../connection/watch-device.ts';
import type { DraftSync } from '../drafts/draft-sync.ts';
import { giveUpRequests } from '../rest/call.ts';
import type { ConnectionState } from '../state/live-actions.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { Viewing } from '../state/viewing.ts';
import { createAddressBookSync } from '../sync/address-book-sync.ts';
import { endHighlights } from '../sync/end-highlights.ts';
import type { PresenceWatcher } from '../sync/presence-watcher.ts';
import { createReceiptSender, type ReceiptSender } from '../sync/receipts.ts';
import { createRefresh } from '../sync/refresh.ts';
import { reportTimeZone } from '../sync/report-time-zone.ts';
import { createSyncCheck } from '../sync/sync-check.ts';
import { syncReads } from '../sync/sync-reads.ts';
import { createAnnouncer } from './announcer.ts';
import { followFacts } from './follow-facts.ts';

const VIEWING_ACK_MS = 3000;
const WATCH_ACK_MS = 10_000;
const TICK_MS = 1000;

/** What runs while a page is open. */
export interface Running {
  readonly socket: LiveSocket;
  readonly receipts: ReceiptSender;
  stop(): void;
}

interface RunNeeds {
  readonly store: LiveStore;
  readonly draftSync: DraftSync;
  readonly viewing: Viewing;
  readonly presenceWatcher: PresenceWatcher;
  onConnectionChange(): void;
}

/** Connects and follows until stopped: the socket, what is missed, receipts, what is read aloud. */
export function runLive({
  store,
  draftSync,
  viewing,
  presenceWatcher,
  onConnectionChange,
}: RunNeeds): Running {
  const { socket, release } = holdSocket();
  const receipts = createReceiptSender(socket);
  const addressBook = createAddressBookSync(store, syncReads);
  const announcer = createAnnouncer({
    say: (text) => store.dispatch({ type: 'announce', text, isUrgent: false }),
    wants: () => store.getState().me.settings.announce,
  });
  const end = (reason: string) => {
    giveUpRequests();
    store.dispatch({ type: 'ended', reason });
    connection.end();
  };
  const refresh = createRefresh({ store, addressBook, receipts, onEnded: end });
  const connection: ConnectionKeeper = keepConnection(socket, {
    onState(state, isSlow) {
      if (showConnection(store, state, isSlow)) onConnectionChange();
    },
    onConnected({ isReturn, wasSlow }) {
      receipts.resend();
      viewing.reconnected();
      presenceWatcher.reconnected();
      void refresh.facts(isReturn && wasSlow);
      refresh.people(isReturn);
      if (isReturn) refresh.me();
      void reportTimeZone(store);
    },
    onEnded: end,
  });
  const page = { store, socket, addressBook, viewing, receipts, announcer, draftSync };
  const stops = [
    followFacts({
      ...page,
      onMeChanged: refresh.me,
      onEnded: end,
      onSyncRequired() {
        void refresh.facts(false);
        refresh.me();
        // Signals are left out for a page that was behind.
        presenceWatcher.reconnected();
        refresh.people(true);
      },
    }),
    viewing.attach((signal) => void request(socket, 'contact:viewing', signal, VIEWING_ACK_MS)),
    presenceWatcher.attach(async (userIds) => {
      const answer = await request(socket, 'presence:watch', { userIds }, WATCH_ACK_MS);
      return answer?.ok ? answer.people : null;
    }),
    watchDevice(connection, socket, {
      onCheck: createSyncCheck(socket, { store, sync: () => refresh.facts(false) }),
      onActivity: (activity) =>
        store.dispatch({ type: 'connection', connection: { isAway: activity === 'away' } }),
    }),
    endHighlights(store),
    tickEvery(TICK_MS, store),
    connection.stop,
    refresh.stop,
    receipts.stop,
    announcer.stop,
    () => draftSync.stop(),
    release,
  ];
  connection.start();
  return {
    socket,
    receipts,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Shows how the connection is; answers whether that is another state than before. */
function showConnection(store: LiveStore, state: ConnectionState, isSlow: boolean): boolean {
  const before = store.getState().connection;
  if (before.state === state && before.isSlow === isSlow) return false;
  store.dispatch({ type: 'connection', connection: { state, isSlow } });
  if (before.state !== state && state === 'offline') {
    store.dispatch({ type: 'announce', text: 'Offline.', isUrgent: false });
  }
  return before.state !== state;
}

function tickEvery(ms: number, store: LiveStore): () => void {
  const tick = setInterval(() => store.dispatch({ type: 'tick', now: Date.now() }), ms);
  return () => clearInterval(tick);
}
