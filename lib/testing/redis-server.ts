import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';

/** A real redis-server of a test, with nothing kept; it can be stopped and started again on the same port. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  /** Sends one command on a connection of its own, as someone who looks after the server. */
  ask(...command: [string, ...string[]]): Promise<unknown>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Holds the process still: its connections stay open and nothing is answered. */
  pause(): void;
  resume(): void;
  /** Stops it and takes its folder away. */
  close(): Promise<void>;
}

interface RedisServerOptions {
  /** Free unless given. */
  readonly port?: number;
  /** Further lines of its configuration, as options of the command line. */
  readonly options?: readonly string[];
  /** A Redis that is needed later. */
  readonly isStopped?: boolean;
}

/** As `scripts/system-needs.mjs` finds it; run with `--sentinel` it is a Sentinel. */
export const REDIS_SERVER = process.env.REDIS_SERVER_PATH || 'redis-server';

/** A free port of this machine. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a redis-server on a free port; resolves when it answers. */
export async function startRedisServer({
  port: given,
  options = [],
  isStopped = false,
}: RedisServerOptions = {}): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-redis-'));
  const port = given ?? (await freePort());
  const start = () => launch(port, folder, options);
  let running = isStopped ? null : await start();
  const stop = async () => {
    const stopped = running;
    running = null;
    await stopped?.stop();
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    ask: (...command) => askOnce(port, command),
    stop,
    async start() {
      running = await start();
    },
    pause: () => running?.signal('SIGSTOP'),
    resume: () => running?.signal('SIGCONT'),
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function askOnce(port: number, [name, ...args]: [string, ...string[]]): Promise<unknown> {
  const connection = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: null });
  try {
    await connection.connect();
    return await connection.call(name, ...args);
  } finally {
    connection.disconnect();
  }
}

interface Running {
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  stop(): Promise<void>;
}

async function launch(port: number, folder: string, more: readonly string[]): Promise<Running> {
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...more];
  const child = spawn(REDIS_SERVER, options);
  const exited = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Ready to accept') && resolve());
  });
  return {
    signal: (name) => void child.kill(name),
    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
