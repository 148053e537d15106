import { LRUCache } from 'lru-cache';
import type { Conversation } from '../../contract/conversations/conversation.ts';
import type { Message } from '../../contract/conversations/message.ts';
import type { ServerEventName } from '../../contract/events.ts';
import { OrderedFeed } from '../../live/ordered-feed.ts';
import { createKeyedQueue } from '../../process/keyed-queue.ts';
import { claimNext, isDuplicate } from '../../store/claim-next.ts';
import { sampleConversation } from '../samples.ts';
import type { Disk, DiskMessage, Life } from './disk.ts';

export const CONVERSATION = 'k';
const PEOPLE = ['ada', 'bob'] as const;

/** A fact on its way: what happened to which message. */
export interface Fact {
  readonly event: Extract<ServerEventName, `message:${string}`>;
  readonly message: Message;
}

/** What a process says to one connection: a fact of the feed, or that it must catch up. */
export type Told = Fact | { readonly event: 'sync:required' };

/** One process of the server: the real numbering and the real feed, over the simulated disk and bus. */
export class ServerProcess {
  readonly #disk: Disk;
  readonly #publish: (fact: Fact) => void;
  #life: Life = { isAlive: false };
  #feed: OrderedFeed<Fact> | null = null;
  #turns = { serialize: createKeyedQueue(), cache: new LRUCache<string, number>({ max: 100 }) };
  /** The connections: what is told goes to each, and death ends them. */
  readonly wires = new Set<{ hear(told: Told): void; cut(): void }>();

  constructor(disk: Disk, publish: (fact: Fact) => void) {
    this.#disk = disk;
    this.#publish = publish;
  }

  get isServing(): boolean {
    return this.#life.isAlive && this.#feed !== null;
  }

  /** Everything in memory is gone; what was asked of the disk may still happen. */
  die(): void {
    this.#life.isAlive = false;
    this.#feed = null;
    for (const wire of [...this.wires]) wire.cut();
  }

  async start(): Promise<void> {
    const life = { isAlive: true };
    this.#life = life;
    this.#turns = { serialize: createKeyedQueue(), cache: new LRUCache<string, number>({ max: 100 }) };
    const { revision } = await this.#do(() => this.#disk.head);
    const tell = (told: Told) => {
      for (const wire of [...this.wires]) wire.hear(told);
    };
    this.#feed = new OrderedFeed<Fact>(revision, {
      emit: tell,
      requireSync: () => tell({ event: 'sync:required' }),
      readMissed: async (since) => await this.#do(() => this.#missedSince(since)),
    });
    // As `settleConversations` does at every start.
    const newest = await this.#do(() => this.#disk.changedSince(this.#disk.head.revision).at(-1));
    if (newest) await this.#settle(newest);
  }

  /** The bus brings a fact. */
  hear({ event, message }: Fact): void {
    void this.#feed?.accept({ revision: message.revision, fact: { event, message } });
  }

  /** Stores a message once under its `clientId`, as `sendMessage` does. */
  async send(input: { id: string; senderId: string; clientId: string; body: string }): Promise<Message> {
    try {
      const written = await this.#write('message:created', 0, (revision) => this.#insert(input, revision));
      if (!written) throw new Error('nothing was written');
      return written;
    } catch (error) {
      if (!isDuplicate(error, 'clientId')) throw error;
      const first = await this.#do(() =>
        this.#disk
          .inOrder()
          .find(({ clientId, senderId }) => clientId === input.clientId && senderId === input.senderId),
      );
      if (!first) throw error;
      await this.#settle(first);
      return first;
    }
  }

  /** Edits or deletes (`body` null) a message; resolves to it as it is then. */
  async change(id: string, body: string | null): Promise<Message> {
    const at = '2026-01-01T00:00:01.000Z';
    const fields = body === null ? { body: '', deletedAt: at } : { body, editedAt: at };
    for (;;) {
      const before = await this.#do(() => this.#disk.messages.get(id));
      if (!before) throw new Error('no such message');
      if (before.deletedAt !== null || before.body === body) return before;
      const event = body === null ? 'message:deleted' : 'message:updated';
      const written = await this.#write(event, before.revision, (revision) =>
        this.#do(() => this.#disk.update(id, before.revision, { ...fields, revision })),
      );
      if (written) return written;
    }
  }

  async changes(since: number, limit: number) {
    const found = await this.#do(() => this.#disk.changedSince(since));
    const items = found.slice(0, limit);
    const revision =
      items.at(-1)?.revision ?? Math.min(since, (await this.#do(() => this.#disk.newest())).revision);
    return { items, revision, hasMore: found.length > limit };
  }

  async conversation(viewer: string): Promise<Conversation> {
    return await this.#do(() => {
      const { revision, lastSeq } = this.#disk.head;
      const lastMessage = this.#disk.inOrder().find(({ seq }) => seq === lastSeq) ?? null;
      const member = {
        displayName: 'N',
        username: 'n',
        role: 'member',
        deliveredSeq: 0,
        readSeq: 0,
      } as const;
      const members = PEOPLE.map((userId) => ({ ...member, userId }));
      const unreadCount = viewer === '' ? 0 : lastSeq;
      return sampleConversation({ id: CONVERSATION, members, revision, lastSeq, lastMessage, unreadCount });
    });
  }

  async newestPage(limit: number): Promise<Message[]> {
    return await this.#do(() => this.#disk.inOrder().slice(-limit));
  }

  /** The look at the heads: what is known there mends the feed of this process, too. */
  async heads(): Promise<number> {
    const { revision } = await this.#do(() => this.#disk.head);
    void this.#feed?.note(revision);
    return revision;
  }

  #do<T>(work: () => T): Promise<T> {
    return this.#disk.do(this.#life, work);
  }

  async #insert(input: { id: string; senderId: string; clientId: string; body: string }, revision: number) {
    const { cache } = this.#turns;
    const newest = cache.get('seq') ?? (await this.#do(() => this.#disk.newest())).seq;
    cache.delete('seq');
    const stored = await this.#do(() => this.#disk.insert({ ...input, seq: newest + 1, revision }));
    cache.set('seq', stored.seq);
    return stored;
  }

  async #write(
    event: Fact['event'],
    above: number,
    write: (revision: number) => Promise<DiskMessage | null>,
  ): Promise<DiskMessage | null> {
    return await claimNext(this.#turns, {
      counter: 'k',
      fields: ['seq', 'revisions'],
      above,
      readHead: async () => (await this.#do(() => this.#disk.newest())).revision,
      write,
      publish: async (message) => {
        if (!message) return;
        await this.#do(() => this.#disk.follow(message));
        this.#publish({ event, message });
      },
    });
  }

  async #settle(message: DiskMessage): Promise<void> {
    if (!(await this.#do(() => this.#disk.follow(message)))) return;
    this.#publish({ event: message.revisions.length > 1 ? 'message:updated' : 'message:created', message });
  }

  /** As `missedMessages` puts them: the new ones first, by their place, then those that changed. */
  #missedSince(since: number): { facts: Fact[]; revision: number } {
    const changed = this.#disk.changedSince(since);
    const isNew = ({ revisions }: DiskMessage) => (revisions[0] ?? 0) > since;
    const created = changed.filter(isNew).sort((a, b) => a.seq - b.seq);
    const facts: Fact[] = [
      ...created.map((message) => ({ event: 'message:created', message }) as const),
      ...changed
        .filter((message) => !isNew(message))
        .map((message) => ({ event: 'message:updated', message }) as const),
    ];
    return { facts, revision: Math.max(since, ...changed.map(({ revision }) => revision)) };
  }
}
