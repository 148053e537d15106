import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext, type TestContext } from '../testing/test-context.ts';
import { defineCollection, type IndexDefinition } from './collection.ts';
import { ensureIndexes } from './ensure-indexes.ts';

let workspace: TestContext;
let name: string;
let lines: { message: string; about: object }[];
let count = 0;
beforeAll(async () => {
  workspace = await createTestContext();
});
beforeEach(() => {
  count += 1;
  name = `notes${count}`;
  lines = [];
});
afterAll(() => workspace.close());

const log = { info: (about: object, message: string) => void lines.push({ message, about }) } as never;
const ensure = (indexes: readonly IndexDefinition[], retired: readonly string[] = []) =>
  ensureIndexes({ db: workspace.ctx.db }, [defineCollection(name, indexes, retired)], log);
const fill = () =>
  workspace.ctx.db.collection(name).insertMany([
    { a: 1, b: 1 },
    { a: 2, b: 1 },
  ]);
async function names(): Promise<(string | undefined)[]> {
  const indexes = await workspace.ctx.db.collection(name).listIndexes().toArray();
  return indexes.map((index) => index.name).sort((one = '', other = '') => one.localeCompare(other));
}

describe('the indexes of a collection', () => {
  it('are all there at once while it is empty, without a word', async () => {
    await ensure([{ key: { a: 1 }, unique: true }, { key: { b: 1, a: -1 } }]);
    expect(await names()).toEqual(['_id_', 'a_1', 'b_1_a_-1']);
    expect(lines).toEqual([]);
  });

  it('that promises and hints rest on are there before anything is served, the others later, each with a line', async () => {
    await fill();
    const buildRest = await ensure([
      { key: { a: 1 }, unique: true },
      { key: { b: 1 } },
      { key: { a: 1, b: 1 }, isHint: true },
    ]);
    expect(await names()).toEqual(['_id_', 'a_1', 'a_1_b_1']);
    await buildRest();
    expect(await names()).toEqual(['_id_', 'a_1', 'a_1_b_1', 'b_1']);
    expect(lines.map(({ message }) => message)).toEqual([
      'indexes are being built',
      'indexes were built',
      'indexes are being built',
      'indexes were built',
    ]);
    expect(lines[0]?.about).toEqual({ collection: name, indexes: ['a_1', 'a_1_b_1'] });
  });

  it('are built again when their version is raised: the old one goes when the new one is there', async () => {
    await fill();
    await (await ensure([{ key: { a: 1, b: 1 } }]))();
    const buildRest = await ensure([{ key: { a: 1, b: -1 }, name: 'a_1_b_1', version: 2 }]);
    expect(await names()).toEqual(['_id_', 'a_1_b_1']);
    await buildRest();
    expect(await names()).toEqual(['_id_', 'a_1_b_1_v2']);
    expect(lines.at(-1)?.message).toBe('an old index was dropped');
  });

  it('become unique though both cannot be there at once', async () => {
    await fill();
    await (await ensure([{ key: { a: 1 } }]))();
    await (await ensure([{ key: { a: 1 }, unique: true, version: 2 }]))();
    expect(await names()).toEqual(['_id_', 'a_1_v2']);
    await expect(workspace.ctx.db.collection(name).insertOne({ a: 1 })).rejects.toThrow('E11000');
  });

  it('of an earlier release are dropped by name, and those that an operator made stay', async () => {
    await fill();
    await (await ensure([{ key: { a: 1 } }, { key: { b: 1 } }]))();
    await workspace.ctx.db.collection(name).createIndex({ own: 1 });
    await (await ensure([{ key: { b: 1 } }], ['a_1']))();
    expect(await names()).toEqual(['_id_', 'b_1', 'own_1']);
  });

  it('with another definition under the same name stop the start with a sentence', async () => {
    await (await ensure([{ key: { a: 1 } }]))();
    await expect(ensure([{ key: { a: 1 }, unique: true }])).rejects.toThrow(
      `the index a_1 of ${name} is another than this release makes`,
    );
  });

  it('are made once by processes that start together', async () => {
    await fill();
    const start = async () =>
      (await ensure([{ key: { a: 1 }, unique: true }, { key: { b: 1 } }], ['old_1']))();
    await Promise.all([start(), start(), start()]);
    expect(await names()).toEqual(['_id_', 'a_1', 'b_1']);
    await start();
    expect(await names()).toEqual(['_id_', 'a_1', 'b_1']);
  });
});
