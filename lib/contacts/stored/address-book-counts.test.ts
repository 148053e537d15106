import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { contactInputSchema } from '../../contract/contacts/contact.ts';
import { Died, dyingAfter } from '../../testing/failing-writes.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { createContact } from '../edit/create-contact.ts';
import { deleteContact } from '../edit/delete-contact.ts';
import { addressBookCounts, listContactLetters, listContactTags } from './address-book-counts.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());

const add = (name: string, tags: string[], by = ctx) =>
  createContact(by, ada, contactInputSchema.parse({ name, tags }));

/** What is counted when nothing that was stored is used. */
async function countedAgain() {
  const stored = await addressBookCounts.in(ctx.db).find().toArray();
  await addressBookCounts.in(ctx.db).deleteMany({});
  const counted = { tags: await listContactTags(ctx), letters: await listContactLetters(ctx) };
  await addressBookCounts.in(ctx.db).deleteMany({});
  if (stored.length > 0) await addressBookCounts.in(ctx.db).insertMany(stored);
  return counted;
}

const counted = async () => ({ tags: await listContactTags(ctx), letters: await listContactLetters(ctx) });

it('counts are right though three processes count while all of them write', async () => {
  const processes = [ctx, workspace.otherProcess(), workspace.otherProcess()];
  await Promise.all(
    processes.map(async (by, index) => {
      for (let at = 0; at < 12; at += 1) {
        const { id } = await add(`${'ABC'[at % 3]}${index}`, ['team', `t${at % 4}`], by);
        await listContactTags(by);
        if (at % 5 === 0) await deleteContact(by, ada, { id });
        await listContactLetters(by);
      }
    }),
  );
  const now = await counted();
  expect(now).toEqual(await countedAgain());
  expect(now.letters.total).toBe(27);
  expect(now.tags.items.find(({ tag }) => tag === 'team')?.count).toBe(27);
});

it('counts are right after a process died while it stored them', async () => {
  for (const writes of [0, 1]) {
    await add('Dora', ['late', `died after ${writes}`]);
    await expect(listContactTags(dyingAfter(ctx, writes))).rejects.toThrow(Died);
    await add('Dora', ['late']);
    expect(await counted()).toEqual(await countedAgain());
  }
});

it('each tag is a document of its own', async () => {
  const docs = await addressBookCounts.in(ctx.db).find({ _id: /^t:/ }).toArray();
  expect(docs.find(({ _id }) => _id === 't:late')?.count).toBe(4);
});
