import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { type Collection, MongoClient } from 'mongodb';
import { startServerProcess } from '../test/fixtures/server-process.ts';
import { type Floor, measureLmdb } from './measure-lmdb.ts';
import { type Figure, info, latency, median, perSecond, type Report, shown, throughput } from './report.ts';
import { CONVERSATIONS, IN_FLIGHT, SAMPLES, WARM_UP } from './sizes.ts';

interface Message {
  _id: string;
  conversationId: string;
  seq: number;
  senderId: string;
  text: string;
  sentAt: Date;
}

/**
 * Measures the engine as it is shipped, through the official driver in another process. The same run measures its lower
 * bounds: plain LMDB on the same disk, and an empty `ping` by the same driver.
 */
export async function measureEngine(messages: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-engine-'));
  const script = await bundled();
  try {
    const floor = measureLmdb(join(folder, 'plain'), messages);
    const store = join(folder, 'store');
    let server = await startServerProcess(store, { script });
    await withMessages(server.uri, (collection) => fill(collection, messages));
    const filled = residentMiB(server.child.pid);
    await server.end('SIGTERM');
    const start = performance.now();
    server = await startServerProcess(store, { script });
    const opened = performance.now() - start;
    const memory = residentMiB(server.child.pid);
    const figures = await withMessages(server.uri, (collection) => measure(collection, messages, floor));
    const used = residentMiB(server.child.pid);
    await withMessages(server.uri, scan);
    const scanned = residentMiB(server.child.pid);
    await server.end('SIGTERM');
    const size = Math.round(statSync(join(store, 'data.mdb')).size / 2 ** 20);
    return {
      title: `The embedded engine with ${messages.toLocaleString('en')} messages`,
      figures: [
        ...figures,
        {
          what: 'from process start to ready',
          measured: `${opened.toFixed(0)} ms`,
          aim: '700 ms',
          isMet: opened <= 700,
          remark: 'Node itself included',
        },
        info(
          'memory when ready',
          `${memory.total} MiB`,
          `the prototype: 76 MB; ${memory.own} MiB without the pages of the data file that the system keeps for it`,
        ),
        info(
          'memory after filling, after these figures, after reading everything twice',
          `${filled.own}, ${used.own}, ${scanned.own} MiB`,
          `without the data file's pages; with them ${filled.total}, ${used.total}, ${scanned.total}`,
        ),
        info('on disk', `${size} MiB`, `plain LMDB ${floor.size} MiB; the prototype 564 MB`),
      ],
      notes: [
        'Aims are what a throw-away prototype reached on two quiet cores of another machine; whatever misses is to be read against the floors beside it, which were taken here.',
        'An empty `ping` by the same driver is the floor of every line with a p50: what is above it is the engine, and what the driver does with the documents.',
        'Plain LMDB is the same records, index entries and counter in one process without driver, socket or BSON, one synchronous transaction for each write (or for each 64, where 64 are in flight).',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bundles the server of the tests as it is shipped: two files, packages left in node_modules. */
async function bundled(): Promise<string> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const outdir = join(root, 'dist/bench');
  await build({
    absWorkingDir: root,
    entryPoints: { serve: 'test/fixtures/serve.ts', 'embedded-mongodb-worker': 'src/worker.ts' },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  await stop();
  return join(outdir, 'serve.js');
}

/** Reads everything once by a cursor, and once by a filter without an index. */
async function scan(collection: Collection<Message>): Promise<void> {
  let seen = 0;
  for await (const { seq } of collection.find()) seen += seq < 0 ? 0 : 1;
  const missed = seen - (await collection.countDocuments({ text: { $ne: '' } }));
  if (missed !== 0) throw new Error(`Two scans differ by ${missed} messages.`);
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
  const ping = () => collection.db.command({ ping: 1 });
  const pings = await times(ping);
  const alone = await times(insert);
  return [
    info('ping: the driver alone', `p50 ${shown(median(pings))}`, `${await rate(ping)}/s with 64 in flight`),
    latency(
      'insertOne alone',
      alone,
      1.1,
      `${perSecond(alone)}/s; plain LMDB p50 ${shown(median(floor.puts))}`,
    ),
    throughput(
      `insertOne, ${IN_FLIGHT} in flight`,
      await rate(insert),
      6500,
      `plain LMDB ${floor.puts64.toLocaleString('en')}/s`,
    ),
    latency('findOne by _id', await times(byId), 0.27, `plain LMDB p50 ${shown(median(floor.gets))}`),
    latency('findOne by a unique key', await times(byKey), 0.27, ''),
    throughput(`findOne by _id, ${IN_FLIGHT} in flight`, await rate(byId), 5300, ''),
    latency(
      '50 messages by {conversationId, seq}',
      await times(page),
      1,
      `plain LMDB p50 ${shown(median(floor.pages))}`,
    ),
    throughput(
      `$inc, ${IN_FLIGHT} in flight`,
      await rate(increment),
      7300,
      `plain LMDB ${floor.changes64.toLocaleString('en')}/s`,
    ),
  ];
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < WARM_UP; i++) await work();
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

/** Resident memory of a process: all of it, and without the pages of files that the system may reclaim at any time. */
function residentMiB(pid: number | undefined): { total: string; own: string } {
  if (process.platform !== 'linux') return { total: '?', own: '?' };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { total: String(of('VmRSS')), own: String(of('RssAnon')) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { title, figures, notes } = await measureEngine(Number(process.argv[2] ?? 1_000_000));
  const lines = figures.map(({ what, measured, aim, remark }) => [what, measured, aim, remark].join(' | '));
  process.stdout.write(`${[title, ...lines, ...notes].join('\n')}\n`);
}
