import { afterAll, beforeAll, expect, it } from 'vitest';
import { users } from '../../accounts/users.ts';
import type { Context } from '../../context/context.ts';
import { EMPTY_FIELDS } from '../../contract/contacts/contact-fields.ts';
import { newId } from '../../contract/values/new-id.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { mergeDuplicates } from '../duplicates/merge-duplicates.ts';
import { createContact } from '../edit/create-contact.ts';
import { deleteContact } from '../edit/delete-contact.ts';
import { updateContact } from '../edit/update-contact.ts';
import { listContactLinks } from './list-contact-links.ts';
import { listPeopleToAdd } from './list-people-to-add.ts';
import { readCards } from './read-cards.ts';

let workspace: TestContext;
let ctx: Context;
let me: Caller;

beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  me = await addPerson(ctx, 'reader');
});
afterAll(() => workspace.close());

const add = (name: string, userId: string | null = null) =>
  createContact(ctx, me, { ...EMPTY_FIELDS, name, userId });

it('a person has the contact that is linked to them, the one added first of several, and none once it is deleted', async () => {
  const ada = await addPerson(ctx, 'ada.linked');
  const ask = async () => (await listContactLinks(ctx, { userIds: [ada.userId, me.userId] })).items;
  expect(await ask()).toEqual([]);
  const first = await add('Ada', ada.userId);
  const second = await add('Ada again', ada.userId);
  expect(await ask()).toEqual([{ userId: ada.userId, contactId: first.id, photo: null }]);
  await deleteContact(ctx, me, { id: first.id });
  expect(await ask()).toEqual([{ userId: ada.userId, contactId: second.id, photo: null }]);
  await updateContact(ctx, me, { id: second.id, patch: { userId: null } });
  expect(await ask()).toEqual([]);
});

it('people who are no contact yet are found by their names, others are not', async () => {
  const ingrid = await addPerson(ctx, 'ingrid.berg');
  const inga = await addPerson(ctx, 'inga.berg');
  const gone = await addPerson(ctx, 'ines.berg');
  await users.in(ctx.db).updateOne({ _id: gone.userId }, { $set: { state: 'suspended' } });
  const find = async (query: string) => (await listPeopleToAdd(ctx, me, { query })).items.map(({ id }) => id);
  expect(new Set(await find('in'))).toEqual(new Set([ingrid.userId, inga.userId]));
  await add('Ingrid Berg', ingrid.userId);
  expect(await find('in')).toEqual([inga.userId]);
  expect(await find('reader')).toEqual([]);
  expect(await find('nobody')).toEqual([]);
});

it('cards are there for contacts in the bin, too, and say what became of them', async () => {
  const [kept, deleted, merged, into] = [
    await add('Kept'),
    await add('Deleted'),
    await add('Merged'),
    await add('Into'),
  ];
  await deleteContact(ctx, me, { id: deleted.id });
  await mergeDuplicates(ctx, me, { id: into.id, withId: merged.id, fields: {} });
  const ids = [kept.id, deleted.id, merged.id, newId()];
  const { items } = await readCards(ctx, me, { ids });
  const byId = new Map(items.map((item) => [item.id, item]));
  expect(byId.size).toBe(3);
  expect(byId.get(kept.id)).toMatchObject({ name: 'Kept', updatedByUserId: me.userId });
  expect(byId.get(kept.id)?.deletedAt).toBeUndefined();
  expect(byId.get(deleted.id)).toMatchObject({
    name: 'Deleted',
    deletedByUserId: me.userId,
    mergedIntoId: null,
  });
  expect(byId.get(merged.id)).toMatchObject({ name: 'Merged', mergedIntoId: into.id });
});
