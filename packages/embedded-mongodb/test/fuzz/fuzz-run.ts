import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { startServerProcess } from '../fixtures/server-process.ts';

/** The state of the engine after a run of broken frames. */
export interface FuzzReport {
  readonly seed: number;
  readonly frames: number;
  /** Resident memory of the engine's process, in MiB: after the first tenth of the frames, and at the end. */
  readonly memory: readonly [number, number];
  /** Whether the engine still answers and still has what was stored before. */
  readonly isAlive: boolean;
}

/**
 * Sends broken frames to an engine in another process: random bytes, wrong lengths, valid commands with changed bytes,
 * cut short or joined, deep nesting, unknown operations.
 */
export async function fuzzRun(frames: number, seed = Date.now() >>> 0): Promise<FuzzReport> {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-fuzz-'));
  const server = await startServerProcess(folder);
  try {
    const socketPath = decodeURIComponent(new URL(server.uri).host);
    const client = await new MongoClient(server.uri).connect();
    await client.db('fuzz').collection('kept').insertOne({ n: 1 });
    const random = randomFrom(seed);
    let early = 0;
    for (let sent = 0; sent < frames; sent += 100) {
      await throwFrames(socketPath, random, 100);
      if (early === 0 && sent >= frames / 10) early = await memoryOf(server.child.pid);
    }
    const isAlive = (await client.db('fuzz').collection('kept').countDocuments({ n: 1 })) === 1;
    await client.close();
    return { seed, frames, memory: [early, await memoryOf(server.child.pid)], isAlive };
  } finally {
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function throwFrames(path: string, random: () => number, count: number): Promise<void> {
  let socket: Socket | undefined;
  for (let i = 0; i < count; i++) {
    if (socket === undefined || socket.destroyed || random() < 0.02) {
      socket?.destroy();
      socket = connect(path);
      socket.on('error', () => {});
      socket.resume();
      await once(socket, 'connect');
    }
    if (!socket.write(brokenFrame(random))) await new Promise((resolve) => setImmediate(resolve));
  }
  if (socket !== undefined && !socket.destroyed) {
    // End it gracefully, so that all frames are read: a reset connection would lose the last ones.
    await closed(socket.end());
  }
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), 500);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function brokenFrame(random: () => number): Buffer {
  const frame = commandFrame(random);
  const kind = Math.floor(random() * 8);
  const at = () => Math.floor(random() * frame.length);
  if (kind === 0)
    return Buffer.from(Array.from({ length: 1 + Math.floor(random() * 200) }, () => random() * 256));
  if (kind === 1) for (let n = 0; n < 3; n++) frame[at()] = random() * 256;
  if (kind === 2)
    frame.writeInt32LE(Math.floor((random() - 0.5) * 2 ** 32), Math.min(at(), frame.length - 4));
  if (kind === 3) return frame.subarray(0, at());
  if (kind === 4) frame.writeInt32LE(Math.floor(random() * 3000), 12);
  if (kind === 5) frame.writeUInt32LE(Math.floor(random() * 2 ** 32), 16);
  if (kind === 6) return nestedFrame(Math.floor(random() * 600));
  return frame;
}

const COMMANDS = [
  'find',
  'insert',
  'update',
  'aggregate',
  'ping',
  'hello',
  'count',
  'delete',
  '__proto__',
  '',
];

/** A frame of a command whose body has random but well-formed fields. */
function commandFrame(random: () => number): Buffer {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const parts = [element(2, pick(COMMANDS) ?? '', text('fuzz'))];
  const names = [
    'filter',
    'documents',
    'updates',
    'pipeline',
    'sort',
    'limit',
    'q',
    '$db',
    'hint',
    '_id',
    '$or',
  ];
  for (let i = 0; i < random() * 5; i++) {
    const name = pick(names) ?? '';
    const kind = Math.floor(random() * 4);
    if (kind === 0) parts.push(element(2, name, text('$x')));
    else if (kind === 1) parts.push(element(16, name, int32(random() * 100)));
    else
      parts.push(
        element(
          kind === 2 ? 3 : 4,
          name,
          document([element(16, pick(['0', '$gt', '$where']) ?? '', int32(1))]),
        ),
      );
  }
  parts.push(element(2, '$db', text('fuzz')));
  return message(document(parts));
}

function nestedFrame(depth: number): Buffer {
  let body = document([]);
  for (let i = 0; i < depth && body.length < 100_000; i++) body = document([element(3, 'a', body)]);
  return message(
    document([element(2, 'find', text('c')), element(3, 'filter', body), element(2, '$db', text('fuzz'))]),
  );
}

function message(body: Buffer): Buffer {
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

function document(elements: readonly Buffer[]): Buffer {
  const body = Buffer.concat(elements);
  return Buffer.concat([int32(body.length + 5), body, Buffer.alloc(1)]);
}

function element(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
}

function text(value: string): Buffer {
  return Buffer.concat([int32(value.length + 1), Buffer.from(`${value}\0`)]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(Math.floor(value));
  return bytes;
}

/** Marsaglia's xorshift32 ("Xorshift RNGs", 2003): numbers from 0 to 1, repeatable by seed. */
function randomFrom(seed: number): () => number {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

async function memoryOf(pid: number | undefined): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await fuzzRun(
    Number(process.argv[2] ?? 200_000),
    Number(process.argv[3] ?? Date.now() >>> 0),
  );
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exit(report.isAlive ? 0 : 1);
}
