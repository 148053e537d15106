import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real redis-server of a test, with nothing kept; it can be stopped and started again on the same port. */
export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and takes its folder away. */
  close(): Promise<void>;
}

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
export async function startRedisServer(): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-redis-'));
  const port = await freePort();
  let stop = await launch(port, folder);
  const server = {
    url: `redis://127.0.0.1:${port}`,
    stop: () => stop(),
    async start() {
      stop = await launch(port, folder);
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}

async function launch(port: number, folder: string): Promise<() => Promise<void>> {
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn('redis-server', options);
  const exited = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Ready to accept') && resolve());
  });
  return async () => {
    child.kill('SIGKILL');
    await exited;
  };
}
