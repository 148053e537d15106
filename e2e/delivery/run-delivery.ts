import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { messageSchema } from '../../lib/contract/message.ts';
import { messages } from '../../lib/messages/messages.ts';
import { toMessage } from '../../lib/messages/to-message.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { checkHistory } from '../../lib/testing/delivery/check-history.ts';
import { checkViews } from '../../lib/testing/delivery/check-shown.ts';
import type { Problem } from '../../lib/testing/delivery/facts.ts';
import type { History, Seen, Stored, View } from '../../lib/testing/delivery/history.ts';
import { randomFrom } from '../../lib/testing/random.ts';
import type { RestClient } from '../fixtures/rest.ts';
import { breakThings } from './faults.ts';
import { type ShownPage, watchPage } from './page.ts';
import { startReader } from './reader.ts';
import { Recorder, seen } from './recorder.ts';
import { openWorkspace, type Workspace } from './workspace.ts';
import { change, react, write } from './writers.ts';

export interface DeliveryOptions {
  readonly browser: Browser;
  readonly seconds: number;
  readonly seed: number;
  /** Two processes, one engine process and a Redis server, instead of one process. */
  readonly isTwo: boolean;
}

export interface DeliveryReport {
  readonly history: History;
  readonly problems: readonly Problem[];
  readonly faults: ReadonlyMap<string, number>;
  /** Seconds: until everything ran, until the last fault was over, until everybody showed what is stored. */
  readonly took: readonly [number, number, number];
}

/** Longer than a page waits between two looks at the heads, and than any back-off. */
const SETTLE_MS = 60_000;
const PAGE_WRITES_EVERY_MS = 400;

/** Lets writers, readers, pages and faults loose on real processes, and checks what came of it. */
export async function runDelivery({
  browser,
  seconds,
  seed,
  isTwo,
}: DeliveryOptions): Promise<DeliveryReport> {
  const lap = stopwatch();
  const workspace = await openWorkspace(browser, isTwo);
  try {
    const recorder = new Recorder();
    const { talkers, conversationId } = workspace;
    const readers = talkers.map(({ name, reading: { socket }, rest }) =>
      startReader(`${name}'s program`, { socket, rest, recorder }, conversationId),
    );
    const pages: ShownPage[] = [];
    for (const { name, page } of talkers) pages.push(await watchPage(`${name}'s page`, page, recorder));

    const opening = lap();
    const endsAt = performance.now() + seconds * 1000;
    const isOver = () => performance.now() > endsAt;
    const breaking = breakThings(workspace, pages, { recorder, random: randomFrom(seed), isOver });
    await Promise.all([
      breaking,
      ...startWriters(workspace, { recorder, seed, isOver, isTwo }),
      writeByPage(pages[0], talkers[0].userId, isOver),
    ]);

    const working = lap();
    const read = () => readByRest(talkers[0].rest, conversationId);
    const views = await settle(read, async () => [
      ...readers.map((reader) => reader.view()),
      ...(await Promise.all(pages.map((page) => page.view()))),
    ]);
    const settling = lap();
    for (const page of pages) await page.close();
    for (const reader of readers) reader.close();
    const history = { entries: recorder.entries, views, stored: await readStore(workspace) };
    const took = [opening, working, settling] as const;
    return { history, problems: checkHistory(history), faults: await breaking, took };
  } finally {
    await workspace.dispose();
  }
}

function startWriters(
  { talkers }: Workspace,
  {
    recorder,
    seed,
    isOver,
    isTwo,
  }: { recorder: Recorder; seed: number; isOver: () => boolean; isTwo: boolean },
): Promise<void>[] {
  return talkers.flatMap(({ name, userId, doors, rest }, index) => {
    const common = { recorder, senderId: userId, isOver, all: doors, isPipelining: !isTwo };
    const writers = doors.map((door, at) =>
      write(`${name} by ${door.name}`, { ...common, door, random: randomFrom(seed + 10 * index + at + 1) }),
    );
    const random = randomFrom(seed + 100 + index);
    return [
      ...writers,
      change(`${name}'s second thoughts`, { ...common, random }, rest),
      react({ ...common, random: randomFrom(seed + 200 + index) }, rest),
    ];
  });
}

async function writeByPage(
  page: ShownPage | undefined,
  userId: string,
  isOver: () => boolean,
): Promise<void> {
  for (let n = 1; page && !isOver(); n += 1) {
    // While it is being loaded again nothing can be typed.
    await page.write(`Asha by page says ${n}`, userId).catch(() => undefined);
    await wait(PAGE_WRITES_EVERY_MS);
  }
}

/**
 * Waits until everybody shows what is stored; what they show then, or when the patience is at its end. What is stored is
 * read each time: the outbox of a page may still be sending.
 */
async function settle(read: () => Promise<Seen[]>, look: () => Promise<View[]>): Promise<View[]> {
  const endsAt = performance.now() + SETTLE_MS;
  for (;;) {
    const stored = await read();
    const views = await look();
    if (checkViews(stored, views).length === 0 || performance.now() > endsAt) return views;
    await wait(500);
  }
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

/** What is on disk, read past the app. */
async function readStore({ servers, store, conversationId }: Workspace): Promise<Stored[]> {
  for (const server of servers) await server.stop();
  const DATA_DIR = servers[0]?.env.DATA_DIR ?? '';
  const opened = await openStore({ DATA_DIR, MONGODB_URI: store?.url }, [], () => undefined);
  try {
    const docs = await messages.in(opened.db).find({ conversationId }).toArray();
    return docs.map((doc) => ({
      ...seen(toMessage(doc)),
      revisions: doc.revisions,
      reactions: doc.reactions,
    }));
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
