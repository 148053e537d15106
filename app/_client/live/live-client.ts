import type { UpdateMe } from '../../../lib/contract/accounts/account.ts';
import { request } from '../connection/socket.ts';
import { createDraftSync, type DraftSync } from '../drafts/draft-sync.ts';
import { createDrafts, type Drafts } from '../drafts/drafts.ts';
import { openOutboxStorage } from '../outbox/outbox-indexed-db.ts';
import type { MessageRecord } from '../outbox/outbox-record.ts';
import type { QueuedSaves } from '../outbox/queued-saves.ts';
import { forgetOthers, unsavedContactIds } from '../private-data/private-data.ts';
import { call, giveUpRequests } from '../rest/call.ts';
import { type LiveSeed, startLiveState } from '../state/live-state.ts';
import { createLiveStore, type LiveStore } from '../state/live-store.ts';
import { createThreadPages, type ThreadPages } from '../state/thread-pages.ts';
import { createViewing, type Viewing } from '../state/viewing.ts';
import { notePresence } from '../sync/note-presence.ts';
import { createPresenceWatcher, type PresenceWatcher } from '../sync/presence-watcher.ts';
import { createClientOutbox } from './client-outbox.ts';
import { createLiveRun } from './live-run.ts';
import { createMessageActions, type MessageActions } from './message-actions.ts';

const TYPING_PAUSE_MS = 3000;
const SAVE_DRAFTS_MS = 2000;

/** A message that was not sent, taken out to be edited. */
export type Unsent = Pick<MessageRecord, 'body' | 'replyToId'>;

/** How much this person wrote that is on this device only. */
export interface Unsaved {
  readonly messages: number;
  readonly contacts: number;
}

export interface LiveClient {
  readonly store: LiveStore;
  readonly drafts: Drafts;
  readonly viewing: Viewing;
  readonly presenceWatcher: PresenceWatcher;
  readonly draftSync: DraftSync;
  readonly saves: QueuedSaves;
  readonly pages: ThreadPages;
  readonly messageActions: MessageActions;
  /** Connects and follows. Returns how to stop. */
  start(): () => void;
  /** What would be lost with what this browser keeps of the person. */
  unsent(): Promise<Unsaved>;
  /** Before signing out: the account has the drafts. Gives up after two seconds. */
  saveDrafts(): Promise<void>;
  /** After signing out, here or in another tab: keeps nothing more on this device. */
  close(): void;
  /** Before signing out: stops for good and gives up what it asked for, so that nothing is asked for without a session. */
  leave(): void;
  /** The conversation on the screen, null when there is none. */
  setOpenConversation(id: string | null): void;
  /** Shows a message at once and stores it on the device; resolves when it is stored, whether connected or not. */
  send(conversationId: string, body: string, replyToId: string | null): Promise<void>;
  retry(clientId: string): Promise<void>;
  discard(clientId: string): Promise<Unsent | null>;
  /** When this page sent its own message, at the last attempt (milliseconds of this page's clock); null for any other. */
  sentAt(clientId: string): number | null;
  signalTyping(conversationId: string): void;
  markRead(conversationId: string, seq: number): void;
  /** This person read again what they had marked as unread. */
  clearUnreadFrom(conversationId: string): void;
  /** Changes the person's own profile or settings. Throws `ApiError`. */
  updateMe(change: UpdateMe): Promise<void>;
}

/**
 * The browser's end of the live path: one socket, one store, one outbox. Does nothing until started, but for what is
 * sent: that is stored at once.
 */
export function createLiveClient(seed: LiveSeed, openStorage = openOutboxStorage): LiveClient {
  const store = createLiveStore(startLiveState(seed));
  const viewing = createViewing();
  const presenceWatcher = createPresenceWatcher((change) => notePresence(store, change));
  const lastTyped = new Map<string, number>();
  const draftSync = createDraftSync(store);
  const drafts = createDrafts(seed.me.id, draftSync.keep);
  const { outbox, saves, sentAt } = createClientOutbox({ store, openStorage, socket: () => run.socket() });
  const run = createLiveRun({ store, draftSync, viewing, presenceWatcher, outbox });

  return {
    store,
    drafts,
    draftSync,
    saves,
    viewing,
    presenceWatcher,
    pages: createThreadPages(store),
    messageActions: createMessageActions(store),
    start() {
      void forgetOthers(seed.me.id);
      return run.start();
    },
    async unsent() {
      const records = await (await outbox()).records();
      const contacts = records.flatMap((record) => (record.kind === 'contact' ? [record.contactId] : []));
      return {
        messages: records.filter(({ kind }) => kind === 'message').length,
        contacts: new Set([...contacts, ...unsavedContactIds(seed.me.id)]).size,
      };
    },
    async saveDrafts() {
      await Promise.race([draftSync.flush(), new Promise((resolve) => setTimeout(resolve, SAVE_DRAFTS_MS))]);
    },
    close() {
      drafts.close();
    },
    leave() {
      run.leave();
      giveUpRequests();
    },
    setOpenConversation(id) {
      store.dispatch({ type: 'conversation opened', conversationId: id });
    },
    async send(conversationId, body, replyToId) {
      // The next message is typed from its first letter on.
      lastTyped.delete(conversationId);
      await (await outbox()).add({ kind: 'message', conversationId, body, replyToId });
    },
    async retry(clientId) {
      await (await outbox()).retry(clientId);
    },
    async discard(clientId) {
      const record = await (await outbox()).discard(clientId);
      return record?.kind === 'message' ? record : null;
    },
    sentAt,
    signalTyping(conversationId) {
      const now = Date.now();
      const socket = run.socket();
      if (!socket || now - (lastTyped.get(conversationId) ?? 0) < TYPING_PAUSE_MS) return;
      lastTyped.set(conversationId, now);
      void outbox().then((opened) => opened.prepare(conversationId));
      void request(socket, 'typing', { conversationId }, TYPING_PAUSE_MS);
    },
    markRead(conversationId, seq) {
      const { me } = store.getState();
      const receipt = { conversationId, userId: me.id, deliveredSeq: seq, readSeq: seq };
      store.dispatch({ type: 'receipt', receipt });
      // Reading anything takes "unread from here" away; the server does the same.
      store.dispatch({ type: 'unread from', conversationId, seq: null });
      run.reportRead(conversationId, seq);
    },
    clearUnreadFrom(conversationId) {
      const held = store.getState().conversations.byId.get(conversationId);
      if (!held) return;
      store.dispatch({ type: 'unread from', conversationId, seq: null });
      // Lost, it stays marked on the other devices; the next reading there takes it off.
      call('PUT /conversations/{id}/read', {
        params: { id: conversationId },
        body: { seq: held.lastReadSeq },
      }).catch(() => undefined);
    },
    async updateMe(change) {
      store.dispatch({ type: 'me', me: await call('PATCH /me', { body: change }) });
    },
  };
}
