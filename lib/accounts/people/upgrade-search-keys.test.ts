import { afterAll, beforeAll, expect, it } from 'vitest';
import { conversations } from '../../conversations/conversations.ts';
import { createRoom } from '../../conversations/rooms/create-room.ts';
import { listRooms } from '../../conversations/rooms/list-rooms.ts';
import { upgradeSearchKeysOfRooms } from '../../conversations/rooms/upgrade-search-keys.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import { users } from '../users.ts';
import { listPeople } from './list-people.ts';
import { upgradeSearchKeysOfPeople } from './upgrade-search-keys.ts';

let workspace: TestContext;
beforeAll(async () => {
  workspace = await createTestContext();
});
afterAll(() => workspace.close());

it('people and rooms of an earlier release are found as new ones are; an erased account is found by nothing', async () => {
  const { ctx } = workspace;
  const [ada, ben, gone] = await Promise.all(['ada', 'ben', 'gone'].map((name) => addPerson(ctx, name)));
  if (!ada || !ben || !gone) throw new Error('Nobody was made.');
  const old = { nameKey: "\u202ao'brien", searchKeys: ['ben', 'o', 'brien'] };
  await users.in(ctx.db).updateOne({ _id: ben.userId }, { $set: { displayName: "\u202aO'Brien", ...old } });
  await users.in(ctx.db).updateOne({ _id: gone.userId }, { $set: { searchKeys: [] } });
  const room = await createRoom(ctx, ada, { name: '김철수 팬', visibility: 'public', memberIds: [] });
  await conversations
    .in(ctx.db)
    .updateOne({ _id: room.id }, { $set: { 'room.searchKeys': ['김철수', '팬'] } });

  await upgradeSearchKeysOfPeople(ctx);
  await upgradeSearchKeysOfRooms(ctx);

  const people = await listPeople(ctx, ada, { query: 'obrien' });
  expect(people.items.map(({ id }) => id)).toEqual([ben.userId]);
  expect((await listPeople(ctx, ada, {})).items[1]?.id).toBe(ben.userId);
  expect((await users.in(ctx.db).findOne({ _id: gone.userId }))?.searchKeys).toEqual([]);
  expect((await listRooms(ctx, ada, { query: '철수' })).items).toMatchObject([{ id: room.id }]);
});
