import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { isProblem, readSearch, type SearchText } from '../contract/search/search-terms.ts';
import { newId } from '../contract/values/new-id.ts';
import { members } from '../conversations/members.ts';
import { createRoom } from '../conversations/rooms/create-room.ts';
import { joinRoom } from '../conversations/rooms/join-room.ts';
import { leaveRoom } from '../conversations/rooms/leave-room.ts';
import { deleteMessage } from '../messages/change/delete-message.ts';
import { editMessage } from '../messages/change/edit-message.ts';
import { setReaction } from '../messages/change/set-reaction.ts';
import { undoMessage } from '../messages/change/undo-message.ts';
import { type MessageDoc, messages } from '../messages/messages.ts';
import { sendMessage } from '../messages/send/send-message.ts';
import { type Random, randomFrom } from '../testing/random.ts';
import { addPerson, createTestContext, type TestContext } from '../testing/test-context.ts';
import { isAppError } from '../use-case/app-error.ts';
import type { Caller } from '../use-case/caller.ts';
import { indexConversation } from './indexing/index-conversation.ts';
import { searchMessages } from './search-messages.ts';

/** More are played with `SEARCH_HISTORIES=100`. */
const HISTORIES = Number(process.env.SEARCH_HISTORIES ?? 2);
const STEPS = 100;
const TIMEOUT_MS = 60_000 * HISTORIES;
const SKEW_MS = 5 * 60 * 1000;

const WORDS = [
  'alpha',
  'Alphabet',
  'BETA',
  'École',
  'ecole',
  'Straße',
  'strasse',
  'ขอแสดงความยินดี',
  '東京タワー',
  '🎉',
  'naïve',
  'x',
  'Ёлка',
  'https://a.example/beta',
];
const QUERIES = [
  'alpha',
  'phab',
  'beta',
  'ecole',
  'École alpha',
  'strasse',
  'ความ',
  '京タ',
  '🎉',
  'елка',
  'aiv',
  '"alpha beta"',
  'x alpha',
  'report',
  'bridge beta',
  'nowhere',
];

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
});
afterAll(() => workspace.close());

function read(typed: string): SearchText {
  const text = readSearch(typed);
  if (isProblem(text)) throw new Error(text.problem);
  return text;
}

/** What the words of these histories are without case and accents, by other means than the product's. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

class Stopped extends Error {}

/** A history of one workspace, in which every search is compared with looking at every message. */
class History {
  readonly random: Random;
  readonly processes: readonly Context[];
  readonly people: Caller[] = [];
  readonly rooms: { id: string; slug: string }[] = [];
  readonly sent: { id: string; by: Caller }[] = [];
  step = 0;

  constructor(seed: number) {
    this.random = randomFrom(seed);
    const start = Date.parse('2026-05-01T10:00:00Z');
    // Three steps in the same second, and one process whose clock is behind.
    const clock = (skew: number) => () => new Date(start + Math.floor(this.step / 3) * 1000 - skew);
    // A process that is alone remembers more.
    const isAlone = seed % 2 === 0;
    const process = (skew: number): Context => {
      const ctx = workspace.otherProcess();
      const env = isAlone
        ? ctx.env
        : { ...ctx.env, REDIS_URL: { kind: 'server', url: 'redis://127.0.0.1' } as const };
      return { ...ctx, env, now: clock(skew) };
    };
    this.processes = isAlone ? [process(0)] : [process(0), process(SKEW_MS)];
  }

  get ctx(): Context {
    return this.random.pick(this.processes);
  }

  async begin(): Promise<void> {
    for (let count = 0; count < 3; count += 1) this.people.push(await addPerson(this.ctx, newId()));
    for (const owner of this.people.slice(0, 2)) {
      const memberIds = this.people.map(({ userId }) => userId);
      const room = await createRoom(this.ctx, owner, { name: newId(), visibility: 'public', memberIds });
      this.rooms.push({ id: room.id, slug: room.slug ?? '' });
    }
  }

  async play(): Promise<void> {
    const { random } = this;
    const works = [
      () => this.send(),
      () => this.send(),
      () => this.send(),
      () => this.send(),
      () => this.change(editMessageTo(this.body())),
      () => this.change(deleteMessage),
      () => this.change(undoMessage),
      () => this.change(react),
      () => this.membership(),
      () => this.index(),
      () => this.index(random.whole(60)),
    ];
    try {
      await random.pick(works)();
    } catch (error) {
      // Not a member any more, or deleted already.
      if (!isAppError(error)) throw error;
    }
    this.step += 1;
  }

  body(): string {
    const count = 1 + this.random.whole(5);
    return Array.from({ length: count }, () => this.random.pick(WORDS)).join(
      this.random.pick([' ', ', ', '\n']),
    );
  }

  async send(): Promise<void> {
    const by = this.random.pick(this.people);
    const conversationId = this.random.pick(this.rooms).id;
    const { message } = await sendMessage(this.ctx, by, {
      conversationId,
      clientId: newId(),
      body: this.body(),
    });
    this.sent.push({ id: message.id, by });
    if (!this.random.chance(0.2)) return;
    const file = {
      id: newId(),
      name: 'Réport.pdf',
      alt: 'a bridge',
      kind: this.random.pick(['file', 'image'] as const),
    };
    const shown = { ...file, type: 'x/y', size: 1, hasThumbnail: false, width: null, height: null };
    await messages.in(this.ctx.db).updateOne({ _id: message.id }, { $set: { files: [shown] } });
  }

  async change(
    work: (ctx: Context, caller: Caller, input: { id: string }) => Promise<unknown>,
  ): Promise<void> {
    if (this.sent.length === 0) return;
    const { id, by } = this.random.pick(this.sent);
    await work(this.ctx, by, { id });
    // As deleting does with files.
    await messages.in(this.ctx.db).updateOne({ _id: id, deletedAt: { $ne: null } }, { $set: { files: [] } });
  }

  async membership(): Promise<void> {
    const work = this.random.pick([joinRoom, joinRoom, leaveRoom]);
    await work(this.ctx, this.random.pick(this.people), { slug: this.random.pick(this.rooms).slug });
  }

  /** Indexes a conversation, or only until the process "dies" after so many turns. */
  async index(turns = Number.POSITIVE_INFINITY): Promise<void> {
    let left = turns;
    const pace = () => {
      left -= 1;
      if (left < 0) throw new Stopped();
      return undefined;
    };
    const sizes = { segmentMax: 16, changesMax: this.random.pick([3, 1_000]) };
    try {
      await indexConversation(this.ctx, this.random.pick(this.rooms).id, { pace, ...sizes });
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      // Its lease ends.
      this.step += 300;
    }
  }

  /** Every page of a search, as ids in their order. */
  async found(ctx: Context, caller: Caller, input: Parameters<typeof searchMessages>[2]): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchMessages(ctx, caller, { ...input, limit: 1 + this.random.whole(9), cursor });
      ids.push(...page.items.map(({ message }) => message.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return ids;
  }

  async expected(caller: Caller, typed: string): Promise<MessageDoc[]> {
    const own = await members.in(this.ctx.db).distinct('conversationId', { userId: caller.userId });
    const all = await messages
      .in(this.ctx.db)
      .find({ conversationId: { $in: own } })
      .toArray();
    const terms = typed.startsWith('"') ? [typed.slice(1, -1)] : typed.split(' ');
    return all
      .filter(({ body, files = [] }) => {
        const texts = [body, ...files.flatMap(({ name, alt }) => [name, alt])];
        return terms.every((term) =>
          texts.some((text) => plain(text).replace(/\s+/g, ' ').includes(plain(term))),
        );
      })
      .sort(
        (a, b) =>
          b.createdAt.getTime() - a.createdAt.getTime() ||
          (a.conversationId < b.conversationId
            ? 1
            : a.conversationId > b.conversationId
              ? -1
              : b.seq - a.seq),
      );
  }

  async check(): Promise<void> {
    const caller = this.random.pick(this.people);
    const typed = this.random.pick(QUERIES);
    const all = await this.expected(caller, typed);
    const idsOf = (docs: readonly MessageDoc[]) => docs.map(({ _id }) => _id);
    expect(await this.found(this.ctx, caller, { q: read(typed) }), typed).toEqual(idsOf(all));
    const from = this.random.pick(this.people).userId;
    const has = this.random.pick(['file', 'image', 'link'] as const);
    const before = new Date(this.ctx.now().getTime() - this.random.whole(100_000));
    expect(await this.found(this.ctx, caller, { q: read(typed), from })).toEqual(
      idsOf(all.filter(({ senderId }) => senderId === from)),
    );
    expect(await this.found(this.ctx, caller, { q: read(typed), before: before.toISOString() })).toEqual(
      idsOf(all.filter(({ createdAt }) => createdAt < before)),
    );
    expect(await this.found(this.ctx, caller, { q: read(typed), has, after: before.toISOString() })).toEqual(
      idsOf(
        all.filter(({ body, files = [], createdAt }) => {
          if (createdAt < before) return false;
          if (has === 'link') return body.includes('https://');
          return has === 'file' ? files.length > 0 : files.some(({ kind }) => kind === 'image');
        }),
      ),
    );
  }
}

const editMessageTo =
  (body: string) =>
  (ctx: Context, caller: Caller, { id }: { id: string }) =>
    editMessage(ctx, caller, { id, body });
const react = (ctx: Context, caller: Caller, { id }: { id: string }) =>
  setReaction(ctx, caller, { id, emoji: '👍', isOn: true });

it(
  'finds at any moment what looking at every message finds',
  async () => {
    const base = Number(process.env.SEARCH_SEED ?? Math.floor(Math.random() * 2 ** 31));
    for (let seed = base; seed < base + HISTORIES; seed += 1) {
      const history = new History(seed);
      await history.begin();
      try {
        for (let step = 0; step < STEPS; step += 1) {
          await history.play();
          if (history.random.chance(0.4)) await history.check();
        }
      } catch (error) {
        throw new Error(`SEARCH_SEED=${seed} plays it again.`, { cause: error });
      }
    }
  },
  TIMEOUT_MS,
);
