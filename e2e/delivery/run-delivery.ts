import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { messageSchema } from '../../lib/contract/conversations/message.ts';
import { messages } from '../../lib/messages/messages.ts';
import { toMessage } from '../../lib/messages/to-message.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { checkHistory } from '../../lib/testing/delivery/check-history.ts';
import { checkEndStates } from '../../lib/testing/delivery/check-shown.ts';
import type { Problem } from '../../lib/testing/delivery/facts.ts';
import type { EndState, History, Seen, Stored } from '../../lib/testing/delivery/history.ts';
import { randomFrom } from '../../lib/testing/random.ts';
import type { RestClient } from '../fixtures/rest.ts';
import { breakThings } from './faults.ts';
import { type ShownPage, watchPage } from './page.ts';
import { type Reader, startReader } from './reader.ts';
import { Recorder, seen } from './recorder.ts';
import { type Joined, openWorkspace, type WatchedConversation, type Workspace } from './workspace.ts';
import { change, react, write } from './writers.ts';

export interface DeliveryOptions {
  readonly browser: Browser;
  readonly seconds: number;
  /** It goes on for up to a minute longer until so many messages are acknowledged in each conversation. */
  readonly atLeast?: number;
  readonly seed: number;
  /** Two processes, one engine process and a Redis server, instead of one process. */
  readonly isTwo: boolean;
  /** Called with each fault as it begins. */
  readonly onFault?: (what: string) => void;
}

/** What happened in one conversation, and what of it must not be. */
export interface ConversationReport {
  readonly name: string;
  readonly history: History;
  readonly problems: readonly Problem[];
}

export interface DeliveryReport {
  readonly conversations: readonly ConversationReport[];
  readonly faults: ReadonlyMap<string, number>;
  /** Lines of the servers' logs about what failed inside. */
  readonly failures: readonly string[];
  /** Seconds: until everything ran, until the last fault was over, until everybody showed what is stored. */
  readonly took: readonly [number, number, number];
}

/** Longer than a page waits between two sync checks, and than any back-off. */
const PATIENCE_MS = 60_000;
const LONGER_MS = 60_000;
const PAGE_WRITES_EVERY_MS = 400;

/** Lets writers, readers, pages and faults loose on real processes, and checks what came of it. */
export async function runDelivery({
  browser,
  seconds,
  atLeast = 0,
  seed,
  isTwo,
  onFault = () => undefined,
}: DeliveryOptions): Promise<DeliveryReport> {
  const lap = stopwatch();
  const workspace = await openWorkspace(browser, isTwo);
  try {
    const scenes: Scene[] = [];
    for (const conversation of workspace.conversations) scenes.push(await openScene(conversation));
    const pages = scenes.flatMap((scene) => scene.pages);

    const opening = lap();
    const endsAt = performance.now() + seconds * 1000;
    const isEnough = () => scenes.every(({ recorder }) => recorder.acknowledged() >= atLeast);
    const isOver = () => performance.now() > endsAt + (isEnough() ? 0 : LONGER_MS);
    const note = (what: string) => {
      onFault(what);
      for (const { recorder } of scenes) recorder.add({ kind: 'fault', what });
    };
    const breaking = breakThings(workspace, pages, { note, random: randomFrom(seed), isOver });
    await Promise.all([
      breaking,
      ...scenes.flatMap((scene, at) => startWriters(scene, { seed: seed + 1000 * at, isOver, isTwo })),
    ]);

    const working = lap();
    const endStates = await waitUntilAllShown(scenes);
    const waiting = lap();
    for (const page of pages) await page.close();
    for (const { readers } of scenes) for (const reader of readers) reader.close();
    const stored = await readStore(workspace);
    const conversations = scenes.map(({ conversation, recorder }, at): ConversationReport => {
      const history = { entries: recorder.entries, endStates: endStates[at] ?? [], stored: stored[at] ?? [] };
      return { name: conversation.name, history, problems: checkHistory(history) };
    });
    // What a process logs as failed is our fault, whatever the faults around it.
    const failures = workspace.servers.flatMap((server) =>
      server
        .output()
        .split('\n')
        .filter((line) => line.includes('"msg":"failed"')),
    );
    return { conversations, faults: await breaking, failures, took: [opening, working, waiting] };
  } finally {
    await workspace.dispose();
  }
}

/** One conversation while it is watched. */
interface Scene {
  readonly conversation: WatchedConversation;
  readonly recorder: Recorder;
  readonly readers: readonly Reader[];
  readonly pages: readonly ShownPage[];
}

async function openScene(conversation: WatchedConversation): Promise<Scene> {
  const recorder = new Recorder();
  const readers = conversation.talkers.map(({ name, reading: { socket }, rest }) =>
    startReader(`${name}'s program`, { socket, rest, recorder }, conversation.conversationId),
  );
  const pages: ShownPage[] = [];
  for (const { name, page } of conversation.watched)
    pages.push(await watchPage(`${name}'s page`, page, recorder));
  return { conversation, recorder, readers, pages };
}

function startWriters(
  { conversation, recorder, pages }: Scene,
  { seed, isOver, isTwo }: { seed: number; isOver: () => boolean; isTwo: boolean },
): Promise<void>[] {
  const writers = conversation.talkers.flatMap(({ name, userId, transports, writesBy, rest }, index) => {
    const common = { recorder, senderId: userId, isOver, all: transports, isPipelining: !isTwo };
    const random = randomFrom(seed + 100 + index);
    return [
      ...writesBy.map((transport, at) =>
        write(`${name} by ${transport.name}`, {
          ...common,
          transport,
          random: randomFrom(seed + 10 * index + at + 1),
        }),
      ),
      change(`${name}'s second thoughts`, { ...common, random }, rest),
      react({ ...common, random: randomFrom(seed + 200 + index) }, rest),
    ];
  });
  const [page, person] = [pages[0], conversation.watched[0]];
  return page && person ? [...writers, writeByPage(page, person, isOver)] : writers;
}

async function writeByPage(
  page: ShownPage,
  { name, userId }: Pick<Joined, 'name' | 'userId'>,
  isOver: () => boolean,
): Promise<void> {
  for (let n = 1; !isOver(); n += 1) {
    // While it is being loaded again nothing can be typed.
    await page.write(`${name} by page says ${n}`, userId).catch(() => undefined);
    await wait(PAGE_WRITES_EVERY_MS);
  }
}

/**
 * Waits until every page shows what is stored, in all conversations at once; what they show then, or when the patience is
 * at its end. What is stored is read each time: the outbox of a page may still be sending.
 */
async function waitUntilAllShown(scenes: readonly Scene[]): Promise<EndState[][]> {
  const endsAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const isLate = performance.now() > endsAt;
    // Just after the last fault the server may still say that its store is away.
    const found = await Promise.all(scenes.map(readEndStates)).catch((error: unknown) => {
      if (isLate) throw error;
      return null;
    });
    if (found && (isLate || found.every(({ isWhole }) => isWhole)))
      return found.map(({ endStates }) => endStates);
    await wait(500);
  }
}

/** What every page shows of one conversation now, and whether that is all that is stored. */
async function readEndStates({
  conversation,
  readers,
  pages,
}: Scene): Promise<{ endStates: EndState[]; isWhole: boolean }> {
  const [asker] = conversation.talkers;
  const stored = asker ? await readByRest(asker.rest, conversation.conversationId) : [];
  const endStates = [
    ...readers.map((reader) => reader.endState()),
    ...(await Promise.all(pages.map((page) => page.endState()))),
  ];
  return { endStates, isWhole: checkEndStates(stored, endStates).length === 0 };
}

async function readByRest(rest: RestClient, conversationId: string): Promise<Seen[]> {
  const found: Seen[] = [];
  for (let cursor: unknown = null; ; ) {
    const from = cursor === null ? 'after=0' : `cursor=${encodeURIComponent(String(cursor))}`;
    const page = await rest.must('GET', `/conversations/${conversationId}/messages?${from}&limit=200`);
    found.push(...(page.items as unknown[]).map((item) => seen(messageSchema.parse(item))));
    cursor = page.nextCursor;
    if (cursor === null) return found;
  }
}

/** What is on disk of each conversation, read past the app. */
async function readStore({ servers, store, conversations }: Workspace): Promise<Stored[][]> {
  for (const server of servers) await server.stop();
  const DATA_DIR = servers[0]?.env.DATA_DIR ?? '';
  const opened = await openStore({ DATA_DIR, MONGODB_URI: store?.url }, { collections: [] });
  try {
    const found: Stored[][] = [];
    for (const { conversationId } of conversations) {
      const docs = await messages.in(opened.db).find({ conversationId }).toArray();
      found.push(
        docs.map((doc) => ({
          ...seen(toMessage(doc)),
          revisions: doc.revisions,
          reactions: doc.reactions,
        })),
      );
    }
    return found;
  } finally {
    await opened.close();
  }
}

/** Seconds since it was last asked. */
function stopwatch(): () => number {
  let from = performance.now();
  return () => {
    const seconds = (performance.now() - from) / 1000;
    from = performance.now();
    return seconds;
  };
}
