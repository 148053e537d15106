import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open } from 'lmdb';
import { type Collection, MongoClient } from 'mongodb';
import { startServerProcess } from '../lib/embedded-mongodb/testing/server-process.ts';

interface Message {
  _id: string;
  conversationId: string;
  seq: number;
  senderId: string;
  text: string;
  sentAt: Date;
}

/** One line of the result: what, with the engine, with plain LMDB on the same disk in the same run, and at the prototype. */
export interface EngineRow {
  readonly what: string;
  readonly engine: string;
  readonly lmdb: string;
  readonly prototype: string;
}

const CONVERSATIONS = 1000;
const IN_FLIGHT = 64;
const SAMPLES = 500;

/** Measures the embedded engine through the official driver; `messages` are there before anything is measured. */
export async function run(messages = Number(process.env.MESSAGES ?? 100_000)): Promise<EngineRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-engine-'));
  try {
    const floor = measureLmdb(join(folder, 'plain'), messages);
    const store = join(folder, 'store');
    let server = await startServerProcess(store);
    await withMessages(server.uri, (collection) => fill(collection, messages));
    await server.end('SIGTERM');
    const start = performance.now();
    server = await startServerProcess(store);
    const opened = performance.now() - start;
    const memory = residentMiB(server.child.pid);
    const rows = await withMessages(server.uri, (collection) => measure(collection, messages, floor));
    await server.end('SIGTERM');
    const size = Math.round(statSync(join(store, 'data.mdb')).size / 2 ** 20);
    return [
      ...rows,
      row(
        `process start to ready, ${messages} messages (tsx included)`,
        `${opened.toFixed(0)} ms, ${memory} MiB`,
        '',
        '700 ms, 76 MB',
      ),
      row(
        `on disk, ${messages} messages, 3 indexes`,
        `${size} MiB`,
        `${floor.size} MiB, no index`,
        '564 MB for 1 M',
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withMessages<T>(
  uri: string,
  work: (collection: Collection<Message>) => Promise<T>,
): Promise<T> {
  const client = await new MongoClient(uri).connect();
  try {
    return await work(client.db('bench').collection<Message>('messages'));
  } finally {
    await client.close();
  }
}

async function fill(collection: Collection<Message>, count: number): Promise<void> {
  await collection.createIndexes([
    { key: { conversationId: 1, seq: 1 }, unique: true },
    { key: { senderId: 1, sentAt: -1 } },
  ]);
  for (let from = 0; from < count; from += 1000) {
    await collection.insertMany(
      Array.from({ length: Math.min(1000, count - from) }, (_, i) => message(from + i)),
    );
  }
}

function message(n: number): Message {
  return {
    _id: `m${n}`,
    conversationId: `c${n % CONVERSATIONS}`,
    seq: Math.floor(n / CONVERSATIONS),
    senderId: `u${n % 97}`,
    text: 'A message as people write it, about as long as most of them are. '.repeat(2),
    sentAt: new Date(1_700_000_000_000 + n),
  };
}

async function measure(collection: Collection<Message>, count: number, floor: Floor): Promise<EngineRow[]> {
  let next = count * 2;
  const insert = () => collection.insertOne(message(next++));
  const any = () => Math.floor(Math.random() * count);
  const byId = () => collection.findOne({ _id: `m${any()}` });
  const byKey = () => {
    const n = any();
    return collection.findOne({
      conversationId: `c${n % CONVERSATIONS}`,
      seq: Math.floor(n / CONVERSATIONS),
    });
  };
  const page = () =>
    collection
      .find({ conversationId: `c${any() % CONVERSATIONS}`, seq: { $lt: 1e9 } })
      .sort({ seq: -1 })
      .limit(50)
      .toArray();
  const increment = () => collection.updateOne({ _id: `m${any()}` }, { $inc: { seen: 1 } as never });
  const alone = await times(insert);
  return [
    row(
      'insertOne alone',
      `${perSecond(alone)}/s, p50 ${at(alone, 0.5)}`,
      `${perSecond(floor.puts)}/s, p50 ${at(floor.puts, 0.5)}`,
      '855/s, p50 1.1 ms',
    ),
    row(`insertOne, ${IN_FLIGHT} in flight`, `${await rate(insert)}/s`, '', '6,500/s'),
    row('findOne by _id', `p50 ${at(await times(byId), 0.5)}`, `p50 ${at(floor.gets, 0.5)}`, 'p50 0.27 ms'),
    row('findOne by unique key', `p50 ${at(await times(byKey), 0.5)}`, '', 'p50 0.27 ms'),
    row(`findOne by _id, ${IN_FLIGHT} in flight`, `${await rate(byId)}/s`, '', '5,300/s'),
    row(
      '50 messages by {conversationId, seq}',
      `p50 ${at(await times(page), 0.5)}`,
      `p50 ${at(floor.pages, 0.5)}`,
      'p50 1.85 ms',
    ),
    row(`$inc, ${IN_FLIGHT} in flight`, `${await rate(increment)}/s`, '', '7,300/s'),
  ];
}

interface Floor {
  readonly puts: number[];
  readonly gets: number[];
  readonly pages: number[];
  readonly size: number;
}

/** The same bytes straight into LMDB, one synchronous transaction each, in this process: nothing can be faster. */
function measureLmdb(folder: string, count: number): Floor {
  mkdirSync(folder);
  const db = open<Buffer, Uint8Array>({
    path: folder,
    noSubdir: false,
    keyEncoding: 'binary',
    encoding: 'binary',
    cache: false,
    overlappingSync: false,
  });
  const value = Buffer.alloc(260, 'x');
  const key = (n: number) =>
    Buffer.from(
      `c${String(n % CONVERSATIONS).padStart(6, '0')}${String(Math.floor(n / CONVERSATIONS)).padStart(9, '0')}`,
    );
  db.transactionSync(() => {
    for (let n = 0; n < count; n++) db.putSync(key(n), value);
  });
  let next = count * 2;
  const timed = (work: () => unknown) =>
    Array.from({ length: SAMPLES }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
  const puts = timed(() => db.transactionSync(() => db.putSync(key(next++), value)));
  const gets = timed(() => db.getBinary(key(Math.floor(Math.random() * count))));
  const pages = timed(() => [
    ...db.getRange({ start: key(Math.floor(Math.random() * CONVERSATIONS)), limit: 50 }),
  ]);
  void db.close();
  return { puts, gets, pages, size: Math.round(statSync(join(folder, 'data.mdb')).size / 2 ** 20) };
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < 50; i++) await work();
  const taken: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken;
}

async function rate(work: () => Promise<unknown>): Promise<string> {
  const end = performance.now() + 3_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (; performance.now() < end; done++) await work();
    }),
  );
  return Math.round(done / 3).toLocaleString('en');
}

function perSecond(taken: readonly number[]): string {
  return Math.round((1000 * taken.length) / taken.reduce((sum, each) => sum + each, 0)).toLocaleString('en');
}

function at(taken: readonly number[], share: number): string {
  const sorted = taken.toSorted((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length * share)] ?? 0).toPrecision(2)} ms`;
}

function residentMiB(pid: number | undefined): string {
  if (process.platform !== 'linux') return '?';
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return String(Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024));
}

function row(what: string, engine: string, lmdb: string, prototype: string): EngineRow {
  return { what, engine, lmdb, prototype };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(
    '| | engine, through the driver | plain LMDB, same run | prototype |\n|---|---|---|---|\n',
  );
  for (const { what, engine, lmdb, prototype } of await run()) {
    process.stdout.write(`| ${what} | ${engine} | ${lmdb} | ${prototype} |\n`);
  }
}
