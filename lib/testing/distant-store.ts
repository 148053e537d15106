import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from 'embedded-mongodb';
import { type FaultyProxy, openFaultyProxy } from './faulty-proxy.ts';

/** A store at an address, as MongoDB is, with a network before it that a test makes fail. */
export interface DistantStore {
  readonly proxy: FaultyProxy;
  /** Its address, through the proxy: of database `name`, or of none. */
  uri(name?: string): string;
  close(): Promise<void>;
}

/** Serves an engine of its own at a free port of this machine, behind a proxy. */
export async function openDistantStore(): Promise<DistantStore> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parley-distant-'));
  const port = await freePort();
  const engine = await startEmbeddedMongo({ folder, port });
  const proxy = await openFaultyProxy(port);
  return {
    proxy,
    uri: (name = '') => `mongodb://127.0.0.1:${proxy.port}/${name}?directConnection=true`,
    async close() {
      await proxy.close();
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
