import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Doc, Value } from '../src/bson/value.ts';
import { writeDocument } from '../src/bson/write.ts';
import { Engine } from '../src/engine/engine.ts';

test('documents are deleted when they expire, by the earliest date of an array, and others stay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-ttl-'));
  const engine = await Engine.open(folder);
  const now = Date.UTC(2026, 0, 1);
  const documents: [number, Value][] = [
    [1, new Date(now - 61_000)],
    [2, new Date(now - 59_000)],
    [3, [new Date(now), new Date(now - 61_000)]],
    [4, 'yesterday'],
    [5, null],
  ];
  await engine.storage.once(() => {
    const collection = engine.catalogue.ensure('test', 'sessions');
    const spec: Doc = new Map<string, Value>([
      ['key', new Map([['at', 1]])],
      ['name', 'at_1'],
      ['expireAfterSeconds', 60],
    ]);
    engine.catalogue.addIndex(collection, spec).isReady = true;
    for (const [id, at] of documents) {
      const doc = new Map<string, Value>([
        ['_id', id],
        ['at', at],
      ]);
      collection.insert(doc, writeDocument(doc));
    }
  });
  await engine.expire(new Date(now));
  const collection = engine.catalogue.find('test', 'sessions');
  expect(collection?.count).toBe(3);
  expect([1, 2, 3, 4, 5].filter((id) => collection?.read(id) !== undefined)).toEqual([2, 4, 5]);
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});
