import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll } from 'vitest';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../src/index.ts';

export interface TestEngine {
  folder: string;
  mongo: EmbeddedMongo;
  client: MongoClient;
  db: Db;
}

/** An engine on a folder of its own for the tests of one file, and the official driver connected to it. */
export function withEngine(): TestEngine {
  const test = {} as Partial<TestEngine>;
  beforeAll(async () => {
    test.folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-'));
    test.mongo = await startEmbeddedMongo({ folder: test.folder });
    test.client = await new MongoClient(test.mongo.uri).connect();
    test.db = test.client.db('test');
  });
  afterAll(async () => {
    await test.client?.close();
    await test.mongo?.close();
    if (test.folder !== undefined) rmSync(test.folder, { recursive: true, force: true });
  });
  return test as TestEngine;
}
