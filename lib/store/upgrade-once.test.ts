import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DistantStore, openDistantStore } from '../testing/distant-store.ts';
import { openStore } from './open-store.ts';
import { upgrades } from './upgrade-once.ts';

let store: DistantStore;
beforeAll(async () => {
  store = await openDistantStore();
});
afterAll(() => store.close());

it('the data of a newer release is refused, and nothing of it is touched', async () => {
  const env = { MONGODB_URI: store.uri('newer'), DATA_DIR: '' };
  const first = await openStore(env, { collections: [] });
  await upgrades.in(first.db).insertOne({ _id: 'what-comes-next', at: new Date(0) });
  const content = async (db: typeof first.db) =>
    Promise.all(
      (await db.listCollections().toArray()).map(({ name }) => db.collection(name).find().toArray()),
    );
  const before = await content(first.db);
  const collections = [{ name: 'notes', indexes: [{ key: { a: 1 } }], retired: [] }];

  await expect(openStore(env, { collections })).rejects.toThrow(
    'brought up to date by a newer release (“what-comes-next”)',
  );

  expect(await content(first.db)).toEqual(before);
  await upgrades.in(first.db).deleteMany({});
  await (await openStore(env, { collections })).close();
  await first.close();
});
