import { calculateObjectSize } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { contactInputSchema } from '../../contract/contacts/contact.ts';
import { newId } from '../../contract/values/new-id.ts';
import { Died, dyingAfter } from '../../testing/failing-writes.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listContactChanges } from '../address-book/list-contact-changes.ts';
import { listContacts } from '../address-book/list-contacts.ts';
import { contacts } from '../contacts.ts';
import { createContact } from '../edit/create-contact.ts';
import { deleteContact } from '../edit/delete-contact.ts';
import { updateContact } from '../edit/update-contact.ts';
import { listContactHistory } from '../history/history.ts';
import { claimOf, moveOldClaims } from './revision-claims.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
beforeAll(async () => {
  workspace = await createTestContext();
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());

const add = (name: string) => createContact(ctx, ada, contactInputSchema.parse({ name }));
async function change(id: string, times: number, by: Context = ctx) {
  for (let at = 0; at < times; at += 1) await updateContact(by, ada, { id, patch: { notes: newId() } });
}
const stored = async (id: string) => await contacts.in(ctx.db).findOne({ _id: id });

/** Every change there is, page by page. */
async function allChanges() {
  const all: { revision: number; id: string }[] = [];
  for (let since = 0; ; ) {
    const { items, revision, hasMore } = await listContactChanges(ctx, ada, { since });
    all.push(...items);
    if (!hasMore) return all;
    since = revision;
  }
}

async function expectGapless() {
  const all = await allChanges();
  expect(all.map(({ revision }) => revision)).toEqual(all.map((_, at) => at + 1));
  return all;
}

/** The revisions that a slow writer could still take although they were given before. */
async function freeRevisions(upTo: number): Promise<number[]> {
  const free: number[] = [];
  for (let revision = 1; revision <= upTo; revision += 1) {
    const _id = `slow ${revision}`;
    const claim = contacts.in(ctx.db).insertOne({ _id, claims: claimOf(revision) } as never);
    const isTaken = await claim.then(
      () => false,
      () => true,
    );
    if (!isTaken) {
      free.push(revision);
      await contacts.in(ctx.db).deleteOne({ _id });
    }
  }
  return free;
}

describe('a contact that is changed again and again', () => {
  it('keeps a document of bounded size, a gapless change log and its whole history', async () => {
    const { id } = await add('Busy');
    await change(id, 70);
    const size = calculateObjectSize((await stored(id)) ?? {});
    await change(id, 130);
    const doc = await stored(id);
    expect(doc?.claims.length).toBeLessThanOrEqual(128);
    expect(calculateObjectSize(doc ?? {})).toBeLessThan(size + 1_000);
    const all = await expectGapless();
    expect(all.filter((each) => each.id === id)).toHaveLength(201);
    const { items } = await listContactHistory(ctx, ada, { id, limit: 500 });
    expect(items).toHaveLength(201);
    await deleteContact(ctx, ada, { id });
    await expectGapless();
  });

  it('by four processes at once leaves no gap and no revision twice', async () => {
    const { id } = await add('Shared');
    const before = (await listContacts(ctx, ada, {})).revision;
    const processes = [ctx, workspace.otherProcess(), workspace.otherProcess(), workspace.otherProcess()];
    await Promise.all(processes.map((by) => change(id, 30, by)));
    const all = await expectGapless();
    expect(all).toHaveLength(before + 120);
    expect(await freeRevisions(before + 120)).toEqual([]);
  });
});

describe('moving old revisions', () => {
  it('leaves none of them free at any moment, wherever a crash cuts it, and goes on', async () => {
    const { id } = await add('Cut');
    await change(id, 63);
    const doc = await stored(id);
    const { revision } = await listContacts(ctx, ada, {});
    expect(doc?.claims).toHaveLength(128);
    for (const writes of [0, 1, 2]) {
      await expect(moveOldClaims(dyingAfter(ctx, writes), doc ?? fail())).rejects.toThrow(Died);
      expect(await freeRevisions(revision)).toEqual([]);
    }
    await moveOldClaims(ctx, doc ?? fail());
    expect((await stored(id))?.claims).toHaveLength(64);
    expect(await freeRevisions(revision)).toEqual([]);
    // One who read the document before, as another process may have.
    await moveOldClaims(ctx, doc ?? fail());
    expect((await stored(id))?.claims).toHaveLength(64);
    expect(await freeRevisions(revision)).toEqual([]);
    await expectGapless();
  });

  it('shows nothing of them in the address book', async () => {
    const { items } = await listContacts(ctx, ada, { limit: 100 });
    expect(items.every(({ name }) => name !== '')).toBe(true);
    expect((await listContacts(ctx, ada, { deleted: true })).items.map(({ name }) => name)).toEqual(['Busy']);
  });
});

function fail(): never {
  throw new Error('The contact is not there.');
}
