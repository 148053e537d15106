import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort, REDIS_SERVER, type RedisServer, startRedisServer } from './redis-server.ts';

/** A master, its replica, and a Sentinel that replaces one by the other. */
export interface SentinelSetup {
  readonly url: string;
  readonly servers: readonly [RedisServer, RedisServer];
  close(): Promise<void>;
}

const MASTER = 'town';

/** Starts the three real processes; resolves when the Sentinel has found the replica. */
export async function startRedisSentinel(): Promise<SentinelSetup> {
  const master = await startRedisServer();
  const replica = await startRedisServer({ options: ['--replicaof', '127.0.0.1', `${master.port}`] });
  const port = await freePort();
  const file = path.join(master.folder, 'sentinel.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${master.folder}`,
    `sentinel monitor ${MASTER} 127.0.0.1 ${master.port} 1`,
    `sentinel down-after-milliseconds ${MASTER} 1000`,
    `sentinel failover-timeout ${MASTER} 4000`,
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  const sentinel = spawn(REDIS_SERVER, [file, '--sentinel']);
  const exited = once(sentinel, 'exit');
  await new Promise<void>((resolve, reject) => {
    sentinel.on('error', reject);
    sentinel.on('exit', (code) => reject(new Error(`the Sentinel ended with ${code}`)));
    sentinel.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('+slave slave') && resolve());
  });
  return {
    url: `redis+sentinel://127.0.0.1:${port}/${MASTER}`,
    servers: [master, replica],
    async close() {
      sentinel.kill('SIGKILL');
      await exited;
      await Promise.all([master.close(), replica.close()]);
    },
  };
}
