import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { type Collection, MongoClient } from 'mongodb';
import { startServerProcess } from '../lib/embedded-mongodb/testing/server-process.ts';
import type { Figure, Report } from './report.ts';

interface Message {
  _id: string;
  conversationId: string;
  seq: number;
  senderId: string;
  text: string;
  sentAt: Date;
}

const CONVERSATIONS = 1000;
const IN_FLIGHT = 64;
const SAMPLES = 500;

/** The embedded engine through the official driver, with plain LMDB on the same disk in the same run as the floor. */
export async function bench([count]: readonly string[]): Promise<Report> {
  const messages = Number(count ?? 100_000);
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
    const figures = await withMessages(server.uri, (collection) => measure(collection, messages, floor));
    await server.end('SIGTERM');
    const size = Math.round(statSync(join(store, 'data.mdb')).size / 2 ** 20);
    return {
      title: `The embedded engine with ${messages.toLocaleString('en')} messages`,
      figures: [
        ...figures,
        info(
          'from process start to ready',
          `${opened.toFixed(0)} ms, ${memory} MiB`,
          'with the TypeScript loader; the prototype opened in 0.7 s and took 76 MB',
        ),
        info('on disk', `${size} MiB`, `plain LMDB without indexes ${floor.size} MiB`),
      ],
      notes: [
        'Aims are what a throw-away prototype reached on two quiet cores. Each figure is taken through the official driver in another process, which costs more than the engine.',
        'The floor is plain LMDB in one process, one synchronous transaction for each write; where it is slower than usual the disk is shared, and so is the engine.',
      ],
    };
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

async function measure(collection: Collection<Message>, count: number, floor: Floor): Promise<Figure[]> {
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
    latency(
      'insertOne alone',
      alone,
      1.1,
      `${perSecond(alone)}/s; plain LMDB p50 ${shown(middle(floor.puts))}`,
    ),
    throughput(`insertOne, ${IN_FLIGHT} in flight`, await rate(insert), 6500),
    latency('findOne by _id', await times(byId), 0.27, `plain LMDB p50 ${shown(middle(floor.gets))}`),
    latency('findOne by a unique key', await times(byKey), 0.27, ''),
    throughput(`findOne by _id, ${IN_FLIGHT} in flight`, await rate(byId), 5300),
    latency(
      '50 messages by {conversationId, seq}',
      await times(page),
      1,
      `plain LMDB p50 ${shown(middle(floor.pages))}`,
    ),
    throughput(`$inc, ${IN_FLIGHT} in flight`, await rate(increment), 7300),
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

/** Operations a second with many in flight, over three seconds. */
async function rate(work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + 3_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (; performance.now() < end; done++) await work();
    }),
  );
  return Math.round(done / 3);
}

function latency(what: string, taken: readonly number[], aim: number, remark: string): Figure {
  const isMet = middle(taken) <= aim;
  return { what, measured: `p50 ${shown(middle(taken))}`, aim: `p50 ${aim} ms`, isMet, remark };
}

function throughput(what: string, perSecond: number, aim: number): Figure {
  const measured = `${perSecond.toLocaleString('en')}/s`;
  return { what, measured, aim: `${aim.toLocaleString('en')}/s`, isMet: perSecond >= aim, remark: '' };
}

function info(what: string, measured: string, remark: string): Figure {
  return { what, measured, aim: '', isMet: null, remark };
}

function perSecond(taken: readonly number[]): string {
  return Math.round((1000 * taken.length) / taken.reduce((sum, each) => sum + each, 0)).toLocaleString('en');
}

function middle(taken: readonly number[]): number {
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
}

function shown(milliseconds: number): string {
  return `${milliseconds.toPrecision(2)} ms`;
}

function residentMiB(pid: number | undefined): string {
  if (process.platform !== 'linux') return '?';
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return String(Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024));
}
