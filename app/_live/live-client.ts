import { createAnnouncer } from './announcer.ts';
import { ApiError, api, giveUpRequests } from './api.ts';
import { createCatchUp } from './catch-up.ts';
import { keepConnection } from './connection.ts';
import { type ContactBook, createContactBook } from './contact-book.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { followFacts } from './follow-facts.ts';
import { type LiveSeed, startLiveState } from './live-state.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';
import { createLook } from './look-at-heads.ts';
import { openOutbox } from './open-outbox.ts';
import type { Outbox } from './outbox.ts';
import { createReceiptSender, type ReceiptSender } from './receipts.ts';
import { holdSocket, type LiveSocket, say } from './socket.ts';
import { backOnline } from './tally.ts';
import { createViewing, type Viewing } from './viewing.ts';
import { watchDevice } from './watch-device.ts';

const TYPING_PAUSE_MS = 3000;
const TICK_MS = 1000;
const CAUGHT_UP_MS = 6000;

/** What runs while a page is open. */
interface Running {
  readonly socket: LiveSocket;
  readonly receipts: ReceiptSender;
  readonly outbox: Promise<Outbox>;
  stop(): void;
}

export interface LiveClient {
  readonly store: LiveStore;
  readonly book: ContactBook;
  readonly drafts: Drafts;
  readonly viewing: Viewing;
  /** Connects and follows. Returns how to stop. */
  start(): () => void;
  /** Before signing out: stops for good and gives up what it asked for, so that nothing is asked for as nobody. */
  leave(): void;
  /** The conversation on the screen, null when there is none. */
  setOpenConversation(id: string | null): void;
  send(conversationId: string, body: string, replyToId: string | null): Promise<void>;
  retry(clientId: string): Promise<void>;
  discard(clientId: string): Promise<string | null>;
  signalTyping(conversationId: string): void;
  markRead(conversationId: string, seq: number): void;
  loadOlder(conversationId: string, limit: number): Promise<void>;
  editMessage(id: string, body: string): Promise<void>;
  deleteMessage(id: string): Promise<void>;
}

/** The browser's end of the live path: one socket, one store, one outbox. Does nothing until started. */
export function createLiveClient(seed: LiveSeed): LiveClient {
  const store = createLiveStore(startLiveState(seed));
  const book = createContactBook(api, seed.contactsRevision);
  const viewing = createViewing();
  const lastTyped = new Map<string, number>();
  let running: Running | null = null;
  let openConversationId: string | null = null;

  return {
    store,
    book,
    drafts: createDrafts(seed.me.id),
    viewing,
    start() {
      running ??= run(store, book, viewing, () => openConversationId);
      const started = running;
      return () => {
        started.stop();
        if (running === started) running = null;
      };
    },
    leave() {
      running?.stop();
      running = null;
      giveUpRequests();
    },
    setOpenConversation(id) {
      openConversationId = id;
    },
    async send(conversationId, body, replyToId) {
      // The next message is typed from its first letter on.
      lastTyped.delete(conversationId);
      const outbox = await running?.outbox;
      await outbox?.add({ conversationId, body, replyToId });
    },
    async retry(clientId) {
      await (await running?.outbox)?.retry(clientId);
    },
    async discard(clientId) {
      return (await (await running?.outbox)?.discard(clientId)) ?? null;
    },
    signalTyping(conversationId) {
      const now = Date.now();
      if (!running || now - (lastTyped.get(conversationId) ?? 0) < TYPING_PAUSE_MS) return;
      lastTyped.set(conversationId, now);
      void say(running.socket, 'typing', { conversationId }, TYPING_PAUSE_MS);
    },
    markRead(conversationId, seq) {
      const { me } = store.getState();
      const receipt = { conversationId, userId: me.id, deliveredSeq: seq, readSeq: seq };
      store.dispatch({ type: 'receipt', receipt });
      running?.receipts.mark('message:read', conversationId, seq);
    },
    async loadOlder(conversationId, limit) {
      const held = store.getState().threads.get(conversationId);
      if (!held || held.older === 'loading' || held.thread.firstSeq <= 1) return;
      store.dispatch({ type: 'older', conversationId, older: 'loading' });
      try {
        const page = await api.olderMessages(conversationId, held.thread.firstSeq, limit);
        store.dispatch({ type: 'older loaded', conversationId, items: page.items });
      } catch {
        store.dispatch({ type: 'older', conversationId, older: 'failed' });
      }
    },
    async editMessage(id, body) {
      store.dispatch({ type: 'message', message: await api.editMessage(id, body) });
    },
    async deleteMessage(id) {
      await api.deleteMessage(id);
      // Deleted it is; should this reading fail, the fact or the next look at the heads tells.
      const message = await api.message(id).catch(() => null);
      if (message) store.dispatch({ type: 'message', message });
    },
  };
}

function run(
  store: LiveStore,
  book: ContactBook,
  viewing: Viewing,
  openConversation: () => string | null,
): Running {
  const { socket, release } = holdSocket();
  const catchUp = createCatchUp(store, api);
  const receipts = createReceiptSender(socket);
  const announcer = createAnnouncer((text) => store.dispatch({ type: 'announce', text, isUrgent: false }));
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
      const [tally] = await Promise.all([catchUp.everything(), book.catchUp()]);
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

  const connection = keepConnection(socket, {
    onState(state, isSlow) {
      const before = store.getState().connection;
      if (before.state === state && before.isSlow === isSlow) return;
      const isLost = before.state !== 'offline' && state === 'offline';
      store.dispatch({ type: 'connection', connection: { state, isSlow } });
      if (isLost) store.dispatch({ type: 'announce', text: 'Offline.', isUrgent: false });
      if (before.state !== state) void outbox.then((box) => box.wake());
    },
    onConnected({ isReturn, wasSlow }) {
      receipts.resend();
      viewing.reconnected();
      void sync(isReturn && wasSlow);
      refreshPeople().catch(() => undefined);
    },
    onEnded: end,
  });

  const outbox = openOutbox(store, socket);
  const unfollow = followFacts({
    store,
    socket,
    book,
    viewing,
    receipts,
    announcer,
    openConversation,
    onEnded: end,
    onSyncRequired: () => {
      void sync(false);
      // Signals are left out for a page that was behind.
      refreshPeople().catch(() => undefined);
    },
  });
  const detachViewing = viewing.attach(
    (signal) => void say(socket, 'contact:viewing', signal, TYPING_PAUSE_MS),
  );
  const look = createLook(socket, { store, contactsRevision: book.revision, sync: () => sync(false) });
  const unwatch = watchDevice(connection, socket, () => void look());
  const tick = setInterval(() => store.dispatch({ type: 'tick', now: Date.now() }), TICK_MS);
  connection.start();

  return {
    socket,
    receipts,
    outbox,
    stop() {
      clearInterval(tick);
      unwatch();
      detachViewing();
      unfollow();
      connection.stop();
      catchUp.stop();
      receipts.stop();
      announcer.stop();
      void outbox.then((box) => box.stop());
      release();
    },
  };
}
