import { LRUCache } from 'lru-cache';
import pino from 'pino';
import { decodeFact, facts } from '../../bus/facts.ts';
import { createInProcessBus } from '../../bus/in-process-bus.ts';
import type { Context } from '../../context/context.ts';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { Message } from '../../contract/conversations/message.ts';
import type { ServerEventName } from '../../contract/events.ts';
import { getConversation } from '../../conversations/get-conversation.ts';
import { listConversationRevisions } from '../../conversations/list-conversations.ts';
import { FolderHome } from '../../files/home/folder-home.ts';
import { openPictures } from '../../images/pictures.ts';
import { createFeeds, type Feeds } from '../../live/feeds.ts';
import type { LiveServer } from '../../live/sockets.ts';
import { deleteMessage } from '../../messages/change/delete-message.ts';
import { editMessage } from '../../messages/change/edit-message.ts';
import { listMessageChanges } from '../../messages/read/list-message-changes.ts';
import { listMessages } from '../../messages/read/list-messages.ts';
import { repairConversations } from '../../messages/send/repair-conversations.ts';
import { sendMessage } from '../../messages/send/send-message.ts';
import { readEnv } from '../../process/env.ts';
import { createKeyedQueue, NO_LIMIT } from '../../process/keyed-queue.ts';
import type { Caller } from '../../use-case/caller.ts';
import type { Clock } from './clock.ts';
import type { Disk, Life } from './disk.ts';

export const CONVERSATION = 'k';

const env = readEnv({ RATE_LIMITS: 'off', LOG_LEVEL: 'silent' });
const log = pino({ level: 'silent' });
const pictures = openPictures(log);
/** When every history begins. */
const BEGINNING = Date.parse('2026-01-01T00:00:00.000Z');

/** What a process emits to one connection: a message's event, or that it must catch up. */
export type Emitted =
  | { readonly event: Extract<ServerEventName, `message:${string}`>; readonly message: Message }
  | { readonly event: 'sync:required' };

/** What a process has around it. */
interface Surroundings {
  readonly clock: Clock;
  readonly disk: Disk;
  publish(message: string): void;
}

/** One process of the server: the real use cases and the real feeds, over the simulated store, bus and clock. */
export class ServerProcess {
  readonly #around: Surroundings;
  #life: Life = { isAlive: false };
  #running: { readonly ctx: Context; readonly feeds: Feeds } | null = null;
  /** The connections: what is emitted goes to each, and death ends them. */
  readonly wires = new Set<{ receive(emitted: Emitted): void; cut(): void }>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get isServing(): boolean {
    return this.#life.isAlive && this.#running !== null;
  }

  /** Everything in memory is gone; what was asked of the disk may still happen. */
  die(): void {
    this.#life.isAlive = false;
    this.#running = null;
    for (const wire of [...this.wires]) wire.cut();
  }

  async start(): Promise<void> {
    // Started already, though perhaps not serving yet: a second feed would emit again what the first one has.
    if (this.#life.isAlive) return;
    const life = { isAlive: true };
    this.#life = life;
    try {
      await this.#serve(life);
    } catch (error) {
      // What a dead process still waited for may run into its deadline; no one is there to hear of it.
      if (life.isAlive) throw error;
    }
  }

  async #serve(life: Life): Promise<void> {
    const ctx = this.#contextFor(life);
    const feeds = await createFeeds(ctx, this.#sockets());
    const [conversation] = await listConversationRevisions(ctx, 'ada');
    feeds.subscribe(CONVERSATION, conversation?.revision ?? 0);
    this.#running = { ctx, feeds };
    await repairConversations(ctx);
  }

  /** The bus brings a fact. */
  receive(message: string): void {
    const decoded = decodeFact(message);
    if (decoded?.kind === 'message') this.#running?.feeds.message(facts.message.parse(decoded.fact));
  }

  async send(userId: string, input: { readonly clientId: string; readonly body: string }): Promise<Message> {
    const { ctx } = this.#served();
    const { message } = await sendMessage(ctx, callerOf(userId), { conversationId: CONVERSATION, ...input });
    return message;
  }

  /** The number of the edit. */
  async edit(userId: string, id: string, body: string): Promise<number> {
    return (await editMessage(this.#served().ctx, callerOf(userId), { id, body })).revision;
  }

  async delete(userId: string, id: string): Promise<void> {
    await deleteMessage(this.#served().ctx, callerOf(userId), { id });
  }

  async changes(userId: string, since: number, limit: number) {
    const input = { conversationId: CONVERSATION, since, limit };
    return await listMessageChanges(this.#served().ctx, callerOf(userId), input);
  }

  async conversation(userId: string): Promise<Conversation> {
    return await getConversation(this.#served().ctx, callerOf(userId), { id: CONVERSATION });
  }

  async newestPage(userId: string, limit: number): Promise<Message[]> {
    const input = { conversationId: CONVERSATION, limit };
    return (await listMessages(this.#served().ctx, callerOf(userId), input)).items;
  }

  /** The sync check: what it finds in the store also corrects the feed of this process. */
  async checkSync(userId: string) {
    const { ctx, feeds } = this.#served();
    const known = await listConversationRevisions(ctx, userId);
    feeds.noteConversations(known);
    const conversations = known.map(({ conversationId: id, revision, version }) => ({
      id,
      revision,
      version,
    }));
    const latest = { conversations, contactsRevision: 0 };
    return { mark: JSON.stringify(latest), heads: latest };
  }

  #served() {
    if (!this.#running) throw new Error('The process is not running.');
    return this.#running;
  }

  #contextFor(life: Life): Context {
    const { clock, disk, publish } = this.#around;
    return {
      env: { ...env, AUTH_SECRET: 'a secret that only the tests of this project know' },
      db: disk.openFor(life),
      bus: {
        ...createInProcessBus(),
        publish(_, message) {
          if (life.isAlive) publish(message);
        },
      },
      files: new FolderHome(env.FILES_DIR, async () => null),
      log,
      securityLog: log,
      now: () => new Date(BEGINNING + clock.now),
      // A process that died never comes back to what it waited for.
      serialize: createKeyedQueue(undefined, NO_LIMIT),
      cache: new LRUCache({ max: 100 }),
      pictures,
      state: new Map(),
    };
  }

  /** Socket.IO as far as the feed of a conversation uses it. */
  #sockets(): LiveServer {
    const emit = (event: Emitted['event'], message: Message) => {
      const emitted = event === 'sync:required' ? { event } : { event, message };
      for (const wire of [...this.wires]) wire.receive(emitted);
    };
    return { local: { to: () => ({ emit }) } } as unknown as LiveServer;
  }
}

function callerOf(userId: string): Caller {
  return { userId, role: 'member', sessionId: null, tokenId: null, scope: 'full' };
}
