import type { UpdateMe } from '../../lib/contract/account.ts';
import { createAnnouncer } from './announcer.ts';
import { api } from './api.ts';
import { ApiError, giveUpRequests } from './api-request.ts';
import { createCatchUp } from './catch-up.ts';
import { keepConnection } from './connection.ts';
import { type ContactBook, createContactBook } from './contact-book.ts';
import { createDraftSync, type DraftSync } from './draft-sync.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { followFacts } from './follow-facts.ts';
import { type LiveSeed, startLiveState } from './live-state.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';
import { createLook } from './look-at-heads.ts';
import { createMessageDeeds, type MessageDeeds } from './message-deeds.ts';
import { openOutbox } from './open-outbox.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxRecord } from './outbox-storage.ts';
import { createReceiptSender, type ReceiptSender } from './receipts.ts';
import { holdSocket, type LiveSocket, say } from './socket.ts';
import { backOnline } from './tally.ts';
import { createThreadPages, type ThreadPages } from './thread-pages.ts';
import { createViewing, type Viewing } from './viewing.ts';
import { watchDevice } from './watch-device.ts';

const TYPING_PAUSE_MS = 3000;
const TICK_MS = 1000;
const CAUGHT_UP_MS = 6000;

/** A message that was not sent, taken out to be edited. */
export type Unsent = Pick<OutboxRecord, 'body' | 'replyToId'>;

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
  readonly draftSync: DraftSync;
  readonly pages: ThreadPages;
  readonly deeds: MessageDeeds;
  /** Connects and follows. Returns how to stop. */
  start(): () => void;
  /** Before signing out: stops for good and gives up what it asked for, so that nothing is asked for as nobody. */
  leave(): void;
  /** The conversation on the screen, null when there is none. */
  setOpenConversation(id: string | null): void;
  send(conversationId: string, body: string, replyToId: string | null): Promise<void>;
  retry(clientId: string): Promise<void>;
  discard(clientId: string): Promise<Unsent | null>;
  /** When this page heard that its own message was stored (milliseconds of this page's clock); null for any other. */
  sentAt(messageId: string): number | null;
  signalTyping(conversationId: string): void;
  markRead(conversationId: string, seq: number): void;
  /** This person looked again at what they had marked as unread. */
  clearUnreadMark(conversationId: string): void;
  /** Changes the person's own profile or settings. Throws `ApiError`. */
  updateMe(change: UpdateMe): Promise<void>;
}

/** The browser's end of the live path: one socket, one store, one outbox. Does nothing until started. */
export function createLiveClient(seed: LiveSeed): LiveClient {
  const store = createLiveStore(startLiveState(seed));
  const book = createContactBook(api, seed.contactsRevision);
  const viewing = createViewing();
  const lastTyped = new Map<string, number>();
  const sentTimes = new Map<string, number>();
  let running: Running | null = null;
  const draftSync = createDraftSync(store);

  return {
    store,
    book,
    drafts: createDrafts(seed.me.id, draftSync.keep),
    draftSync,
    viewing,
    pages: createThreadPages(store),
    deeds: createMessageDeeds(store),
    start() {
      running ??= run({
        store,
        book,
        draftSync,
        viewing,
        openConversation: () => store.getState().openConversationId,
        onSent: (id) => sentTimes.set(id, Date.now()),
      });
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
      store.dispatch({ type: 'looking at', conversationId: id });
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
    sentAt: (messageId) => sentTimes.get(messageId) ?? null,
    signalTyping(conversationId) {
      const now = Date.now();
      if (!running || now - (lastTyped.get(conversationId) ?? 0) < TYPING_PAUSE_MS) return;
      lastTyped.set(conversationId, now);
      void running.outbox.then((outbox) => outbox.prepare(conversationId));
      void say(running.socket, 'typing', { conversationId }, TYPING_PAUSE_MS);
    },
    markRead(conversationId, seq) {
      const { me } = store.getState();
      const receipt = { conversationId, userId: me.id, deliveredSeq: seq, readSeq: seq };
      store.dispatch({ type: 'receipt', receipt });
      // Reading anything takes "unread from here" away; the server does the same.
      store.dispatch({ type: 'unread from', conversationId, seq: null });
      running?.receipts.mark('message:read', conversationId, seq);
    },
    clearUnreadMark(conversationId) {
      const held = store.getState().conversations.byId.get(conversationId);
      if (!held) return;
      store.dispatch({ type: 'unread from', conversationId, seq: null });
      // Lost, it stays marked on the other devices; the next reading there takes it off.
      api.markRead(conversationId, held.lastReadSeq).catch(() => undefined);
    },
    async updateMe(change) {
      store.dispatch({ type: 'me', me: await api.updateMe(change) });
    },
  };
}

interface RunNeeds {
  readonly store: LiveStore;
  readonly book: ContactBook;
  readonly draftSync: DraftSync;
  readonly viewing: Viewing;
  openConversation(): string | null;
  onSent(messageId: string): void;
}

function run({ store, book, draftSync, viewing, openConversation, onSent }: RunNeeds): Running {
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

  const outbox = openOutbox(store, socket, onSent);
  const unfollow = followFacts({
    store,
    socket,
    book,
    viewing,
    receipts,
    announcer,
    draftSync,
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
      draftSync.stop();
      void outbox.then((box) => box.stop());
      release();
    },
  };
}
