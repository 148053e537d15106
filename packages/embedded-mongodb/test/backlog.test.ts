import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Doc, Value } from '../src/bson/value.ts';
import { writeDocument } from '../src/bson/write.ts';
import { normalSpec } from '../src/commands/catalogue/index-spec.ts';
import { Engine } from '../src/engine/engine.ts';
import { PAUSE, Query } from '../src/plan/query.ts';
import { storedFormat } from '../src/storage/catalogue.ts';
import { verifyFolder } from '../src/verify.ts';

let folder: string;
let engine: Engine;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-backlog-'));
  engine = await Engine.open(folder);
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const docOf = (fields: Record<string, Value>): Doc => new Map(Object.entries(fields));
const words = (id: number) => [`w${(id * 7919) % 103}`, `v${id % 7}`];

/** Documents whose index entries wait. */
async function insertMany(from: number, count: number): Promise<void> {
  await engine.storage.once(() => {
    const collection = engine.catalogue.ensure('test', 'many');
    if (collection.indexes.length === 1) {
      const spec = normalSpec(docOf({ key: docOf({ words: 1, _id: -1 }), name: 'words' }));
      engine.catalogue.addIndex(collection, spec).isReady = true;
      engine.catalogue.save(collection);
    }
    for (let id = from; id < from + count; id++) {
      const doc = docOf({ _id: id, words: words(id) });
      collection.insert(doc, writeDocument(doc), true);
    }
  });
}

function idsOf(word: string): number[] {
  const collection = engine.catalogue.ensure('test', 'many');
  const query = new Query(engine.storage, collection, { filter: docOf({ words: word }), hint: 'words' });
  const found: number[] = [];
  for (let next = query.next(); next !== undefined; next = query.next())
    if (next !== PAUSE) found.push(Number(next.doc?.get('_id') ?? readId(next.bytes)));
  return found;
}

// `_id` is the first field, an int32.
const readId = (bytes: Buffer) => bytes.readInt32LE(4 + 1 + 4);

async function reopen(): Promise<void> {
  await engine.close();
  engine = await Engine.open(folder);
}

const having = (word: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => to - 1 - i).filter((id) => words(id).includes(word));

test('entries that wait are found, and are there again when the folder is opened again', async () => {
  await insertMany(0, 1_000);
  expect(engine.storage.backlog.size).toBe(2_000);
  expect(idsOf('v3')).toEqual(having('v3', 0, 1_000));
  await reopen();
  expect(idsOf('v3')).toEqual(having('v3', 0, 1_000));
  expect(idsOf('w5')).toEqual(having('w5', 0, 1_000));
  await engine.close();
  expect((await verifyFolder(folder)).problems).toEqual([]);
  engine = await Engine.open(folder);
});

test('a folder in which entries wait is refused by an earlier version, and no other', async () => {
  await insertMany(0, 1_000);
  expect(storedFormat(engine.storage)).toBe(2);
  await engine.catalogue.emptyBacklog();
  expect(engine.storage.backlog.isEmpty).toBe(true);
  expect(storedFormat(engine.storage)).toBe(1);
  expect(idsOf('v3')).toEqual(having('v3', 0, 1_000));
  await reopen();
  expect(engine.storage.backlog.isEmpty).toBe(true);
  expect(idsOf('v3')).toEqual(having('v3', 0, 1_000));
});

test('what comes while others leave waits for the next time', async () => {
  await insertMany(0, 2_000);
  const emptied = engine.catalogue.emptyBacklog();
  await insertMany(2_000, 500);
  expect(idsOf('v3')).toEqual(having('v3', 0, 2_500));
  await emptied;
  expect(engine.storage.backlog.size).toBe(1_000);
  expect(storedFormat(engine.storage)).toBe(2);
  await reopen();
  expect(idsOf('v3')).toEqual(having('v3', 0, 2_500));
});

test('a group that is undone leaves nothing waiting', async () => {
  await insertMany(0, 100);
  const failed = engine.storage.once(() => {
    const collection = engine.catalogue.ensure('test', 'many');
    const doc = docOf({ _id: 100, words: ['undone'] });
    collection.insert(doc, writeDocument(doc), true);
    const first = new Query(engine.storage, collection, { filter: docOf({ _id: 3 }) }).next();
    if (first === undefined || first === PAUSE) throw new Error('There is no such document.');
    collection.remove({ id: first.id, bytes: first.bytes, doc: docOf({ _id: 3, words: words(3) }) });
    throw new Error('a fault');
  });
  await expect(failed).rejects.toThrow('a fault');
  expect(idsOf('undone')).toEqual([]);
  expect(idsOf('v3')).toEqual(having('v3', 0, 100));
  expect(engine.storage.backlog.size).toBe(200);
});

test('entries of a dropped collection do not come back', async () => {
  await insertMany(0, 1_000);
  await engine.storage.once(() => engine.catalogue.drop(engine.catalogue.ensure('test', 'many')));
  await engine.catalogue.emptyBacklog();
  expect(storedFormat(engine.storage)).toBe(1);
  engine.sweep();
  await insertMany(0, 10);
  expect(idsOf('v3')).toEqual(having('v3', 0, 10));
  await engine.close();
  expect((await verifyFolder(folder)).problems).toEqual([]);
  engine = await Engine.open(folder);
});

test('ids of deleted records that are given again are derived again too', async () => {
  await insertMany(0, 100);
  await engine.storage.once(() => {
    const collection = engine.catalogue.ensure('test', 'many');
    for (let id = 20; id < 100; id++) {
      const doc = docOf({ _id: id, words: words(id) });
      collection.remove({ id: id + 1, bytes: writeDocument(doc), doc });
    }
  });
  // As if it had been killed at once.
  for (const from of [200, 300]) {
    await reopen();
    await insertMany(from, 30);
    expect(idsOf('v3')).toEqual(
      [
        ...having('v3', 0, 20),
        ...having('v3', 200, 230),
        ...(from === 300 ? having('v3', 300, 330) : []),
      ].sort((a, b) => b - a),
    );
  }
  await engine.close();
  expect((await verifyFolder(folder)).problems).toEqual([]);
  engine = await Engine.open(folder);
  await engine.catalogue.emptyBacklog();
  expect(storedFormat(engine.storage)).toBe(1);
});
