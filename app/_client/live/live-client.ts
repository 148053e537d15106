import type { UpdateMe } from '../../../lib/contract/accounts/account.ts';
import type { MessageContact } from '../../../lib/contract/conversations/message-contact.ts';
import { request } from '../connection/socket.ts';
import { type ContactDrafts, createContactDrafts } from '../drafts/contact-drafts.ts';
import { createDraftSync, type DraftSync } from '../drafts/draft-sync.ts';
import { createDrafts, type Drafts } from '../drafts/drafts.ts';
import { createKeptEdits, type KeptEdits } from '../drafts/kept-edits.ts';
import { keepTabOpen } from '../drafts/tab-id.ts';
import { type ClientFiles, createClientFiles } from '../files/client-files.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { openOutboxStorage } from '../outbox/outbox-indexed-db.ts';
import type { MessageRecord, OutboxForward } from '../outbox/outbox-record.ts';
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
import { createLiveRun, type LiveRun } from './live-run.ts';
import { createMessageActions, type MessageActions } from './message-actions.ts';

const TYPING_PAUSE_MS = 3000;
const SAVE_DRAFTS_MS = 2000;

/** A message that was not sent, taken out to be edited. */
export type Unsent = Pick<MessageRecord, 'body' | 'replyToId' | 'contacts'>;

/** What goes into a message. */
export interface Written extends Pick<Unsent, 'body' | 'replyToId'> {
  /** Files of the composer, by their ids on this device. */
  readonly fileIds?: readonly string[];
  readonly contacts?: readonly MessageContact[];
  /** What it forwards in place of words of one's own. */
  readonly forward?: OutboxForward;
}

/** How much this person wrote that is on this device only. */
export interface Unsaved {
  readonly messages: number;
  /** Files in composers. */
  readonly files: number;
  readonly contacts: number;
}

export interface LiveClient {
  readonly store: LiveStore;
  readonly drafts: Drafts;
  readonly contactDrafts: ContactDrafts;
  readonly edits: KeptEdits;
  readonly files: ClientFiles;
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
  send(conversationId: string, written: Written): Promise<void>;
  retry(clientId: string): Promise<void>;
  discard(clientId: string): Promise<void>;
  /** Takes a message that was not sent out of the outbox to be edited; its files are in the composer again. */
  takeOut(clientId: string): Promise<Unsent | null>;
  /** When this page sent its own message, at the last attempt (milliseconds of this page's clock); null for any other. */
  sentAt(clientId: string): number | null;
  signalTyping(conversationId: string): void;
  markRead(conversationId: string, seq: number): void;
  /** This person read again what they had marked as unread. */
  clearUnreadFrom(conversationId: string): void;
  /** Changes the person's own profile or settings. Throws `ApiError`. */
  updateMe(change: UpdateMe): Promise<void>;
}

/** What this person has read, here and on the server. */
function createReadMarks(store: LiveStore, run: LiveRun): Pick<LiveClient, 'markRead' | 'clearUnreadFrom'> {
  return {
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
  };
}

/** What can be done with a message that was not sent. */
function createUnsentMessages(
  outbox: () => Promise<Outbox>,
  files: ClientFiles,
): Pick<LiveClient, 'retry' | 'discard' | 'takeOut'> {
  const take = async (clientId: string) => {
    const record = await (await outbox()).discard(clientId);
    return record?.kind === 'message' ? record : null;
  };
  return {
    async retry(clientId) {
      const opened = await outbox();
      const record = (await opened.records()).find((each) => each.clientId === clientId);
      if (record?.kind === 'message' && record.files.length > 0)
        await (await files.open()).sent.retry(record.files);
      await opened.retry(clientId);
    },
    async discard(clientId) {
      const record = await take(clientId);
      if (record && record.files.length > 0) await (await files.open()).sent.discard(record.files);
    },
    async takeOut(clientId) {
      const record = await take(clientId);
      if (record && record.files.length > 0) await (await files.open()).sent.release(record.files);
      return record;
    },
  };
}

/** Starts each; the answer stops all. */
function startAll(starts: readonly (() => () => void)[]): () => void {
  const stops = starts.map((start) => start());
  return () => {
    for (const stop of stops) stop();
  };
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
  const contactDrafts = createContactDrafts(seed.me.id);
  const edits = createKeptEdits(seed.me.id);
  const files = createClientFiles({
    store,
    messages: async () => (await (await outbox()).records()).filter((record) => record.kind === 'message'),
  });
  const { outbox, saves, sentAt } = createClientOutbox({
    store,
    openStorage,
    files,
    socket: () => run.socket(),
  });
  const run = createLiveRun({ store, draftSync, viewing, presenceWatcher, outbox });

  return {
    store,
    drafts,
    contactDrafts,
    edits,
    files,
    draftSync,
    saves,
    viewing,
    presenceWatcher,
    pages: createThreadPages(store),
    messageActions: createMessageActions(store),
    start() {
      void forgetOthers(seed.me.id);
      files.start();
      return startAll([keepTabOpen, run.start]);
    },
    async unsent() {
      const records = await (await outbox()).records();
      const contacts = records.flatMap((record) => (record.kind === 'contact' ? [record.contactId] : []));
      return {
        messages: records.filter(({ kind }) => kind === 'message').length,
        files: files.draftCount(),
        contacts: new Set([...contacts, ...unsavedContactIds(seed.me.id)]).size,
      };
    },
    async saveDrafts() {
      await Promise.race([draftSync.flush(), new Promise((resolve) => setTimeout(resolve, SAVE_DRAFTS_MS))]);
    },
    close() {
      drafts.close();
      contactDrafts.close();
      edits.close();
    },
    leave() {
      files.stop();
      run.leave();
      giveUpRequests();
    },
    setOpenConversation(id) {
      store.dispatch({ type: 'conversation opened', conversationId: id });
    },
    async send(conversationId, { body, replyToId, fileIds = [], contacts = [], forward }) {
      // The next message is typed from its first letter on.
      lastTyped.delete(conversationId);
      const sent = files.opened()?.sent;
      const attached = sent?.take(fileIds) ?? [];
      const isPageOnly = sent?.isKept(fileIds) === false;
      const message = {
        kind: 'message' as const,
        conversationId,
        body,
        replyToId,
        files: attached,
        contacts,
        ...(forward && { forward }),
        isPageOnly,
      };
      const clientId = await (await outbox()).add(message);
      await sent?.assign(fileIds, clientId);
    },
    ...createUnsentMessages(outbox, files),
    sentAt,
    signalTyping(conversationId) {
      const now = Date.now();
      const socket = run.socket();
      if (!socket || now - (lastTyped.get(conversationId) ?? 0) < TYPING_PAUSE_MS) return;
      lastTyped.set(conversationId, now);
      void outbox().then((opened) => opened.prepare(conversationId));
      void request(socket, 'typing', { conversationId }, TYPING_PAUSE_MS);
    },
    ...createReadMarks(store, run),
    async updateMe(change) {
      store.dispatch({ type: 'me', me: await call('PATCH /me', { body: change }) });
    },
  };
}
