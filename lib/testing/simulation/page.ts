import { type LiveSocket, request } from '../../../app/_client/connection/socket.ts';
import { pendingMessages } from '../../../app/_client/outbox/message-kind.ts';
import { createOutbox, type Outbox } from '../../../app/_client/outbox/outbox.ts';
import type { SendOutcome } from '../../../app/_client/outbox/outbox-kinds.ts';
import type { MessageRecord } from '../../../app/_client/outbox/outbox-record.ts';
import type { OutboxStorage } from '../../../app/_client/outbox/outbox-storage.ts';
import { startLiveState } from '../../../app/_client/state/live-state.ts';
import { createLiveStore, type LiveStore } from '../../../app/_client/state/live-store.ts';
import { createCatchUp } from '../../../app/_client/sync/catch-up.ts';
import { createSyncCheck } from '../../../app/_client/sync/sync-check.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { Message } from '../../contract/conversations/message.ts';
import { DELETED_TEXT, type Row, type Seen } from '../delivery/history.ts';
import { sampleMe } from '../samples.ts';
import { CONVERSATION } from './server-process.ts';
import type { Surroundings } from './surroundings.ts';
import type { Wire } from './wire.ts';

const PAGE = 15;
const CHECK_MS = 45_000;
const RECONNECT_MS = 500;
const ACK_MS = 10_000;

/** A page: the real store, reducers, outbox, catching up and sync checks, over a simulated network. */
export class SimulatedPage {
  readonly #world: Surroundings;
  readonly #userId: string;
  readonly #name: string;
  readonly #storage: OutboxStorage;
  #wire: Wire | null = null;
  #store: LiveStore | null = null;
  #outbox: Outbox | null = null;
  #isOpen = true;
  #connection = 0;

  constructor(
    world: Surroundings,
    { userId, name, storage }: { userId: string; name: string; storage: OutboxStorage },
  ) {
    this.#world = world;
    this.#userId = userId;
    this.#name = name;
    this.#storage = storage;
  }

  /** As the server renders it: the conversation first, then its newest messages. */
  async open(): Promise<void> {
    const world = this.#world;
    const [conversation, items] = await this.#insist(async () => {
      const first: Conversation = await world.request((process) => process.conversation(this.#userId));
      return [first, await world.request((process) => process.newestPage(this.#userId, PAGE))] as const;
    });
    const me = sampleMe({ id: this.#userId });
    const store = createLiveStore(
      startLiveState({
        me,
        conversations: [conversation],
        people: [],
        blockedIds: [],
        contactsRevision: 0,
        contactLinks: [],
        fileMax: 1_000_000,
      }),
    );
    this.#store = store;
    const seed = { items, revision: conversation.revision };
    store.dispatch({ type: 'thread opened', conversationId: CONVERSATION, seed });
    let last: readonly unknown[] = [];
    store.subscribe(() => {
      const { threads, pending } = store.getState();
      const next = [threads.get(CONVERSATION)?.thread.items, pending];
      if (!this.#isOpen || next.every((each, index) => each === last[index])) return;
      last = next;
      world.add({ kind: 'shown', page: this.#name, rows: this.rows() });
    });
    const catchUp = createCatchUp(store, {
      conversations: async () => ({
        items: [await world.request((process) => process.conversation(this.#userId))],
        nextCursor: null,
        pinnedIds: [],
      }),
      conversation: () => world.request((process) => process.conversation(this.#userId)),
      messageChanges: (_id, since) => world.request((process) => process.changes(this.#userId, since, 5)),
    });
    const sync = async () => {
      try {
        await catchUp.everything();
        return true;
      } catch {
        return false;
      }
    };
    const checkSync = createSyncCheck(this.#steadySocket(), { store, sync });
    const checkLater = () =>
      world.clock.after(CHECK_MS * (2 / 3 + world.random.next() / 3), () => {
        if (!this.#isOpen) return;
        if (this.#wire?.isConnected) void checkSync();
        checkLater();
      });
    checkLater();
    const isConnected = () => this.#wire?.isConnected === true && this.#isOpen;
    this.#outbox = createOutbox({
      userId: this.#userId,
      storage: this.#storage,
      exclusively: async (_name, work) => await work(),
      kinds: {
        message: {
          canSend: isConnected,
          send: (record) => this.#send(record),
          onRefused: (record, { reason }) => ({ ...record, failure: reason }),
        },
        contact: { canSend: () => false, send: async () => ({ kind: 'lost' }), onRefused: () => null },
      },
      isConnected,
      pause: (ms) => world.clock.pause(ms),
      notifyTabs: () => undefined,
      onChange: (records, isDurable) =>
        store.dispatch({ type: 'outbox', records: pendingMessages(records, isConnected()), isDurable }),
    });
    await this.#outbox.start();
    this.#connect(sync);
  }

  /** The tab is gone; what its outbox stored is not. */
  close(): void {
    this.#isOpen = false;
    this.#outbox?.stop();
    this.#wire?.cut();
  }

  cut(): void {
    this.#wire?.cut();
  }

  async write(body: string): Promise<void> {
    if (!this.#outbox) return;
    this.#world.add({ kind: 'sent', writer: this.#name, senderId: this.#userId, clientId: null, body });
    await this.#outbox.add({
      kind: 'message',
      conversationId: CONVERSATION,
      body,
      replyToId: null,
      files: [],
      contacts: [],
      isPageOnly: false,
    });
  }

  rows(): Row[] {
    const state = this.#store?.getState();
    const shown = state?.threads.get(CONVERSATION)?.thread.items ?? [];
    const pending = state?.pending.get(CONVERSATION) ?? [];
    return [
      ...shown.map(({ seq, body, deletedAt }) => ({ seq, text: deletedAt === null ? body : DELETED_TEXT })),
      ...pending.map(({ body }) => ({ seq: null, text: body })),
    ];
  }

  #connect(sync: () => Promise<boolean>): void {
    const world = this.#world;
    world.clock.after(world.random.next() * RECONNECT_MS, () => {
      if (!this.#isOpen) return;
      const wire = world.connect((emitted) => {
        if (emitted.event === 'sync:required') {
          world.add({ kind: 'sync required', reader: this.#name });
          void sync();
          return;
        }
        const { event, message } = emitted;
        world.add({
          kind: 'received',
          reader: this.#name,
          connection: this.#connection,
          event,
          message: seenOf(message),
        });
        this.#store?.dispatch({ type: 'message', message });
      });
      if (wire === null) return this.#connect(sync);
      this.#wire = wire;
      this.#connection += 1;
      world.add({ kind: 'connected', reader: this.#name, connection: this.#connection });
      this.#setConnected(true);
      void sync();
      wire.onLost = () => {
        if (!this.#isOpen) return;
        this.#setConnected(false);
        this.#connect(sync);
      };
    });
  }

  #setConnected(isConnected: boolean): void {
    const state = isConnected ? 'connected' : 'reconnecting';
    this.#store?.dispatch({ type: 'connection', connection: { state } });
    void this.#outbox?.wake();
  }

  #socket(): LiveSocket {
    const socket = this.#wire?.socket() ?? { connected: false };
    return socket as unknown as LiveSocket;
  }

  /** The page's one socket, whichever connection it has at the moment. */
  #steadySocket(): LiveSocket {
    const current = () => this.#socket();
    const socket = {
      get connected() {
        return current().connected;
      },
      timeout: (ms: number) => current().timeout(ms),
    };
    return socket as unknown as LiveSocket;
  }

  async #send({ clientId, conversationId, body, replyToId }: MessageRecord): Promise<SendOutcome> {
    const input = { clientId, conversationId, body, replyToId };
    const answer = await request(this.#socket(), 'message:send', input, ACK_MS);
    if (answer === null) return { kind: 'lost' };
    if (!answer.ok) return { kind: 'fault', reason: answer.message };
    const message = seenOf(answer.message);
    this.#world.add({ kind: 'acknowledged', writer: this.#name, clientId, message, isNew: null });
    this.#store?.dispatch({ type: 'message', message: answer.message });
    return { kind: 'stored' };
  }

  async #insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch {
        await this.#world.clock.pause(300);
      }
    }
  }
}

export function seenOf({ id, seq, revision, senderId, clientId, body, deletedAt }: Message): Seen {
  return { id, seq, revision, senderId, clientId, body, isDeleted: deletedAt !== null };
}
