import { memoryStorage } from '../../../app/_client/outbox/outbox-storage.ts';
import { ApiError } from '../../../app/_client/rest/api-error.ts';
import { users } from '../../accounts/users.ts';
import { conversations, newConversation } from '../../conversations/conversations.ts';
import { pairOf } from '../../conversations/direct/pair-of.ts';
import { members, newMember } from '../../conversations/members.ts';
import { type MessageDoc, messages } from '../../messages/messages.ts';
import { toMessage } from '../../messages/to-message.ts';
import { checkHistory } from '../delivery/check-history.ts';
import type { Problem } from '../delivery/facts.ts';
import type { Entry, History } from '../delivery/history.ts';
import { type Random, randomFrom } from '../random.ts';
import { Clock } from './clock.ts';
import { Disk } from './disk.ts';
import { SimulatedPage, seenOf } from './page.ts';
import { CONVERSATION, type Emitted, ServerProcess } from './server-process.ts';
import type { Surroundings, Unstamped } from './surroundings.ts';
import { Wire } from './wire.ts';

const FAULTS_MS = 20_000;
/** Longer than two sync checks, every back-off and every timeout. */
const HEALING_MS = 200_000;
const STEPS = 40;
const PEOPLE = ['ada', 'bob'] as const;

/** One simulated workspace: two processes, a disk, a bus that fails, and two pages that write and read. */
export class World implements Surroundings {
  readonly clock = new Clock();
  readonly random: Random;
  readonly #disk: Disk;
  readonly #processes: ServerProcess[];
  readonly #entries: Entry[] = [];
  #isHealthy = false;
  #isOver = false;

  constructor(seed: number) {
    this.random = randomFrom(seed);
    this.#disk = new Disk(this.clock, this.random);
    addConversation(this.#disk);
    const { clock } = this;
    const disk = this.#disk;
    const publish = (message: string) => this.#publish(message);
    this.#processes = [0, 1].map(() => new ServerProcess({ clock, disk, publish }));
  }

  add(entry: Unstamped<Entry>): void {
    // Each kind keeps its own fields; TypeScript loses them through the union.
    if (!this.#isOver) this.#entries.push({ at: Math.round(this.clock.now), ...entry } as Entry);
  }

  /** Plays the history of this seed and checks it. */
  async play(): Promise<{ history: History; problems: Problem[] }> {
    for (const process of this.#processes) void process.start();
    const devices = PEOPLE.map((userId) => ({ userId, name: `${userId}'s page`, storage: durable() }));
    const pages = devices.map((device) => new SimulatedPage(this, device));
    for (const page of pages) void page.open();
    for (let step = 1; step <= STEPS; step += 1) {
      const at = this.random.next() * FAULTS_MS;
      this.clock.after(at, () => this.#step(step, devices, pages));
    }
    await this.clock.runUntil(FAULTS_MS);
    this.#isHealthy = true;
    for (const process of this.#processes) if (!process.isServing) void process.start();
    await this.clock.runUntil(FAULTS_MS + HEALING_MS);
    const endStates = pages.map((page, index) => {
      const rows = page.rows();
      return { who: `page ${index}`, rows, isWhole: rows[0]?.seq === 1 || rows.length === 0 };
    });
    this.#isOver = true;
    for (const page of pages) page.close();
    const stored = this.#messages().map((doc) => ({
      ...seenOf(toMessage(doc)),
      revisions: doc.revisions,
      reactions: [],
    }));
    const history = { entries: this.#entries, stored, endStates };
    return { history, problems: checkHistory(history) };
  }

  async request<T>(work: (process: ServerProcess) => Promise<T>): Promise<T> {
    await this.clock.pause(this.random.next() * 20);
    const process = this.random.pick(this.#processes);
    if (!process.isServing || this.#fails(0.05)) throw new ApiError(null, 'no answer');
    const lost = this.clock.pause(15_000).then(() => {
      throw new ApiError(null, 'no answer in time');
    });
    lost.catch(() => undefined);
    const answer = await Promise.race([work(process), lost]);
    await this.clock.pause(this.random.next() * 20);
    return answer;
  }

  connect(onEmitted: (emitted: Emitted) => void): Wire | null {
    const process = this.random.pick(this.#processes);
    if (!process.isServing) return null;
    const { clock, random } = this;
    return new Wire(
      { clock, random, process },
      { answer: (at, event, input) => this.#answer(at, event, input), onEmitted },
    );
  }

  async #answer(process: ServerProcess, event: string, input: never): Promise<object> {
    if (event === 'sync:check') return { ok: true, ...(await process.checkSync(PEOPLE[0])) };
    const { clientId = '', body = '', conversationId }: Record<string, string> = input;
    if (conversationId !== CONVERSATION) throw new Error('another conversation');
    const senderId = PEOPLE.find((userId) => body.startsWith(userId)) ?? '';
    return { ok: true, message: await process.send(senderId, { clientId, body }) };
  }

  #step(step: number, devices: readonly Device[], pages: SimulatedPage[]): void {
    const choice = this.random.next();
    const at = this.random.whole(pages.length);
    const [page, device] = [pages[at], devices[at]];
    if (!page || !device) return;
    if (choice < 0.5) void page.write(`${device.userId} says ${step}`);
    else if (choice < 0.7) void this.#change(device.userId, step);
    else if (choice < 0.82) this.#crash();
    else if (choice < 0.94) page.cut();
    else {
      this.add({ kind: 'fault', what: `${device.name} is loaded again` });
      page.close();
      const again = new SimulatedPage(this, device);
      pages[at] = again;
      void again.open();
    }
  }

  #crash(): void {
    const process = this.random.pick(this.#processes);
    this.add({ kind: 'fault', what: 'a process is killed' });
    process.die();
    this.clock.after(this.random.next() * 1_500, () => {
      if (!process.isServing) void process.start();
    });
  }

  async #change(userId: string, step: number): Promise<void> {
    const own = this.#messages().filter(
      ({ senderId, deletedAt }) => senderId === userId && deletedAt === null,
    );
    if (own.length === 0) return;
    const { _id: id, body: before } = this.random.pick(own);
    const writer = `${userId}'s second thoughts`;
    if (this.random.chance(0.2)) {
      this.add({ kind: 'changing', writer, id, body: null });
      const isDone = await this.request((process) => process.delete(userId, id)).then(isTrue, isFalse);
      if (isDone) this.add({ kind: 'changed', writer, id, body: null, revision: null });
      return;
    }
    const body = `${before} · edit ${step}`;
    this.add({ kind: 'changing', writer, id, body });
    // Refused when it was deleted meanwhile.
    const revision = await this.request((process) => process.edit(userId, id, body)).catch(() => null);
    if (revision !== null) this.add({ kind: 'changed', writer, id, body, revision });
  }

  /** The messages as they are stored now, in the order of their numbers. */
  #messages(): MessageDoc[] {
    return this.#disk.collection(messages).find({}, { sort: { seq: 1 } }) as MessageDoc[];
  }

  /** The bus: late, twice, or never, to each process for itself. */
  #publish(message: string): void {
    for (const process of this.#processes) {
      if (this.#fails(0.1)) continue;
      const times = this.#fails(0.1) ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        const late = this.#fails(0.2) ? 500 : 3;
        this.clock.after(this.random.next() * late, () => process.receive(message));
      }
    }
  }

  #fails(share: number): boolean {
    return this.random.chance(share) && !this.#isHealthy;
  }
}

const isTrue = () => true;
const isFalse = () => false;

/** The people and their direct conversation, as they are before the history begins. */
function addConversation(disk: Disk): void {
  const at = new Date(0);
  disk
    .collection(conversations)
    .insert(newConversation(CONVERSATION, at, { kind: 'direct', pair: pairOf(...PEOPLE), memberCount: 2 }));
  for (const [index, userId] of PEOPLE.entries()) {
    const seat = { role: 'member', place: index + 1, seq: 0, joinedAt: at } as const;
    disk.collection(members).insert(newMember(CONVERSATION, userId, seat));
    disk
      .collection(users)
      .insert({ _id: userId, username: userId, usernameKey: userId, displayName: userId });
  }
}

interface Device {
  readonly userId: string;
  readonly name: string;
  readonly storage: ReturnType<typeof memoryStorage>;
}

/** What a browser keeps on the device: it outlives the page. */
function durable() {
  return { ...memoryStorage(), isDurable: true };
}
