import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, test } from 'vitest';
import { verifyFolder } from '../src/verify.ts';
import { startServerProcess } from './fixtures/server-process.ts';

test.runIf(process.platform === 'linux')(
  'on a full disk writes get an error, reads go on, and nothing is torn',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-full-'));
    // No file of the process may grow beyond two MiB.
    const server = await startServerProcess(folder, { maxFileBlocks: 4096 });
    const client = await new MongoClient(server.uri).connect();
    const items = client.db('full').collection<{ _id: number; text: string }>('items');
    await items.createIndex({ text: 1, _id: 1 });
    let stored = 0;
    const fill = async () => {
      for (;;) {
        await items.insertOne({ _id: stored, text: 'x'.repeat(1000) });
        stored++;
      }
    };
    await expect(fill()).rejects.toMatchObject({ code: 14031 });
    expect(stored).toBeGreaterThan(50);
    expect(await items.countDocuments()).toBe(stored);
    await expect(items.insertMany([{ _id: -1, text: 'y'.repeat(100_000) }])).rejects.toMatchObject({
      code: 14031,
    });
    expect(await items.findOne({ _id: stored - 1 })).not.toBeNull();
    await client.close();
    await server.end('SIGKILL');
    expect(await verifyFolder(folder)).toMatchObject({
      problems: [],
      collections: [{ documents: stored }],
    });
    rmSync(folder, { recursive: true, force: true });
  },
  60_000,
);
