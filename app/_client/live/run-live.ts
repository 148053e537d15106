import { keepConnection } from '../connection/connection.ts';
import { holdSocket, type LiveSocket, request } from '../connection/socket.ts';
import { watchDevice } from '../connection/watch-device.ts';
import type { DraftSync } from '../drafts/draft-sync.ts';
import { api } from '../rest/api.ts';
import { ApiError, giveUpRequests } from '../rest/api-request.ts';
import type { LiveStore } from '../state/live-store.ts';
import type { Viewing } from '../state/viewing.ts';
import type { AddressBookSync } from '../sync/address-book-sync.ts';
import { createCatchUp } from '../sync/catch-up.ts';
import { createReceiptSender, type ReceiptSender } from '../sync/receipts.ts';
import { createSyncCheck } from '../sync/sync-check.ts';
import { backOnline } from '../sync/tally.ts';
import { createAnnouncer } from './announcer.ts';
import { followFacts } from './follow-facts.ts';

const TYPING_PAUSE_MS = 3000;
const TICK_MS = 1000;
const CAUGHT_UP_MS = 6000;

/** What runs while a page is open. */
export interface Running {
  readonly socket: LiveSocket;
  readonly receipts: ReceiptSender;
  stop(): void;
}

interface RunNeeds {
  readonly store: LiveStore;
  readonly addressBook: AddressBookSync;
  readonly draftSync: DraftSync;
  readonly viewing: Viewing;
  openConversation(): string | null;
  onConnectionChange(): void;
}

/** Connects and follows until stopped: the socket, what is missed, receipts, what is spoken. */
export function runLive(needs: RunNeeds): Running {
  const { store, addressBook, draftSync, viewing, openConversation } = needs;
  const { socket, release } = holdSocket();
  const catchUp = createCatchUp(store, api);
  const receipts = createReceiptSender(socket);
  const announcer = createAnnouncer({
    say: (text) => store.dispatch({ type: 'announce', text, isUrgent: false }),
    wants: () => store.getState().me.settings.announce,
  });
  const end = (reason: string) => {
    giveUpRequests();
    store.dispatch({ type: 'ended', reason });
    connection.end();
  };

  const deliverAll = () => {
    const { conversations, me } = store.getState();
    for (const { id, lastSeq, members } of conversations.byId.values()) {
      const own = members.find((member) => member.userId === me.id);
      if (own && own.deliveredSeq < lastSeq) receipts.mark('message:delivered', id, lastSeq);
    }
  };

  const sync = async (isAnnounced: boolean): Promise<boolean> => {
    try {
      const [tally] = await Promise.all([catchUp.everything(), addressBook.catchUp()]);
      deliverAll();
      if (!isAnnounced) return true;
      const caughtUp = backOnline(tally);
      store.dispatch({ type: 'connection', connection: { caughtUp } });
      store.dispatch({ type: 'announce', text: caughtUp.replace(' —', ','), isUrgent: false });
      setTimeout(() => store.dispatch({ type: 'connection', connection: { caughtUp: null } }), CAUGHT_UP_MS);
      return true;
    } catch (error) {
      if (error instanceof ApiError && (error.code === 'unauthenticated' || error.code === 'session_ended')) {
        end(error.message);
      }
      // Anything else is made good by the next look at the heads.
      return false;
    }
  };

  const refreshPeople = async () => {
    let cursor: string | undefined;
    do {
      const page = await api.people(cursor);
      store.dispatch({ type: 'people', people: page.items });
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  };

  let asksForMe = 0;
  const refreshMe = async () => {
    asksForMe += 1;
    const ask = asksForMe;
    const me = await api.me();
    // Asked again meanwhile: the later answer is the newer one.
    if (ask === asksForMe) store.dispatch({ type: 'me', me });
  };

  const connection = keepConnection(socket, {
    onState(state, isSlow) {
      const before = store.getState().connection;
      if (before.state === state && before.isSlow === isSlow) return;
      const isLost = before.state !== 'offline' && state === 'offline';
      store.dispatch({ type: 'connection', connection: { state, isSlow } });
      if (isLost) store.dispatch({ type: 'announce', text: 'Offline.', isUrgent: false });
      if (before.state !== state) needs.onConnectionChange();
    },
    onConnected({ isReturn, wasSlow }) {
      receipts.resend();
      viewing.reconnected();
      void sync(isReturn && wasSlow);
      refreshPeople().catch(() => undefined);
      if (isReturn) refreshMe().catch(() => undefined);
    },
    onEnded: end,
  });

  const unfollow = followFacts({
    store,
    socket,
    addressBook,
    viewing,
    receipts,
    announcer,
    draftSync,
    openConversation,
    onMeChanged: () => void refreshMe().catch(() => undefined),
    onEnded: end,
    onSyncRequired: () => {
      void sync(false);
      refreshMe().catch(() => undefined);
      // Signals are left out for a page that was behind.
      refreshPeople().catch(() => undefined);
    },
  });
  const detachViewing = viewing.attach(
    (signal) => void request(socket, 'contact:viewing', signal, TYPING_PAUSE_MS),
  );
  const look = createSyncCheck(socket, {
    store,
    contactsRevision: addressBook.revision,
    sync: () => sync(false),
  });
  const unwatch = watchDevice(connection, socket, () => void look());
  const tick = setInterval(() => store.dispatch({ type: 'tick', now: Date.now() }), TICK_MS);
  connection.start();

  return {
    socket,
    receipts,
    stop() {
      clearInterval(tick);
      unwatch();
      detachViewing();
      unfollow();
      connection.stop();
      catchUp.stop();
      receipts.stop();
      announcer.stop();
      draftSync.stop();
      release();
    },
  };
}
