import type { Document } from 'mongodb';
import { afterEach, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { contactInputSchema } from '../../contract/contacts/contact.ts';
import { upgrades } from '../../store/upgrade-once.ts';
import { Died, dyingAfter } from '../../testing/failing-writes.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { contactHistory, contacts } from '../contacts.ts';
import { createContact } from '../edit/create-contact.ts';
import { setFavourite } from '../edit/set-favourite.ts';
import { updateContact } from '../edit/update-contact.ts';
import { listContactHistory } from '../history/history.ts';
import { addressBookCounts, listContactLetters, listContactTags } from '../stored/address-book-counts.ts';
import { contactFavourites } from '../stored/favourites.ts';
import { listContactChanges } from './list-contact-changes.ts';
import { listContacts } from './list-contacts.ts';
import { sweepContacts } from './sweep-contacts.ts';
import { upgradeChangeLog } from './upgrade-change-log.ts';

const opened: TestContext[] = [];
afterEach(async () => {
  for (const workspace of opened.splice(0)) await workspace.close();
});

interface Book {
  readonly workspace: TestContext;
  readonly ctx: Context;
  readonly ada: Caller;
  readonly ids: string[];
}

/** An address book with favourites, tags, a contact of many changes and one that has left the bin. */
async function openBook(): Promise<Book> {
  const workspace = await createTestContext();
  opened.push(workspace);
  const { ctx } = workspace;
  const ada = await addPerson(ctx, 'ada');
  const ids: string[] = [];
  for (const name of ['Ann', 'Bea', 'Cleo']) {
    const { id } = await createContact(ctx, ada, contactInputSchema.parse({ name, tags: [name, 'team'] }));
    ids.push(id);
  }
  const [ann = '', bea = '', cleo = ''] = ids;
  for (let at = 0; at < 70; at += 1)
    await updateContact(ctx, ada, { id: at % 10 === 0 ? bea : ann, patch: { notes: String(at) } });
  await setFavourite(ctx, ada, { id: ann, favourite: true });
  await contacts
    .in(ctx.db)
    .updateOne({ _id: cleo }, { $set: { deletedAt: new Date(0), expiresAt: new Date(1) } });
  await sweepContacts(ctx);
  return { workspace, ctx, ada, ids };
}

/** Brings it into the form in which earlier releases stored it. */
async function makeOld({ ctx, ada, ids: [ann = ''] }: Book): Promise<void> {
  const book = ctx.db.collection<{ _id: string } & Document>(contacts.name);
  await book.deleteMany({ _id: /^claims:/ });
  const rows = await contactHistory.in(ctx.db).find().sort({ _id: 1 }).toArray();
  for (const doc of await contacts.in(ctx.db).find().toArray()) {
    const own = rows
      .filter(({ contactId }) => contactId === doc._id)
      .map(({ _id, ...row }) => ({ ...row, revision: _id }));
    const trail = [...own, ...(doc.lastChange ? [doc.lastChange] : [])].map(
      ({ revision, type, changedFields, byUserId, at, counts }) => ({
        revision,
        type,
        changedFields,
        byUserId,
        at,
        ...(counts ? { counts } : {}),
      }),
    );
    const { changedFields: _fields, counts: _counts, ...lastChange } = doc.lastChange ?? {};
    const isGone = doc.name === '';
    await book.updateOne(
      { _id: doc._id },
      {
        $set: {
          trail,
          lastChange: isGone ? null : lastChange,
          favouriteOf: doc._id === ann ? [ada.userId] : [],
        },
        $unset: { claims: '' },
      },
    );
    if (isGone) await contactHistory.in(ctx.db).deleteMany({ contactId: doc._id });
  }
  await ctx.db.collection(contactHistory.name).updateMany({}, { $unset: { changedFields: '', counts: '' } });
  await contactFavourites.in(ctx.db).deleteMany({});
  await addressBookCounts.in(ctx.db).deleteMany({});
  await ctx.db
    .collection(addressBookCounts.name)
    .insertOne({ _id: 'counts' as never, revision: 2, counts: [{ key: 'l:A', count: 1 }] });
  await book.createIndex({ 'trail.revision': 1 }, { unique: true });
}

/** All that a person or a program sees of the address book. */
async function seen({ ctx, ada, ids: [ann = '', bea = ''] }: Book) {
  return {
    contacts: await listContacts(ctx, ada, {}),
    favourites: await listContacts(ctx, ada, { favourite: true }),
    changes: await listContactChanges(ctx, ada, { since: 0, limit: 1_000 }),
    histories: [
      await listContactHistory(ctx, ada, { id: ann, limit: 500 }),
      await listContactHistory(ctx, ada, { id: bea, limit: 500 }),
    ],
    tags: await listContactTags(ctx),
    letters: await listContactLetters(ctx),
  };
}

it('an address book of the last release looks the same, and goes on under the next revision', async () => {
  const book = await openBook();
  const before = await seen(book);
  await makeOld(book);
  await upgradeChangeLog(book.ctx);
  expect(await seen(book)).toEqual(before);
  const [ann = ''] = book.ids;
  const doc: Document | null = await contacts.in(book.ctx.db).findOne({ _id: ann });
  expect(doc).not.toHaveProperty('trail');
  expect(doc).not.toHaveProperty('favouriteOf');
  expect(doc?.claims).toHaveLength(64);
  const changed = await updateContact(book.ctx, book.ada, { id: ann, patch: { notes: 'new' } });
  expect(changed.revision).toBe(before.contacts.revision + 1);
});

it('a start that is killed after any of its writes goes on where it was', async () => {
  const book = await openBook();
  const before = await seen(book);
  await makeOld(book);
  let deaths = 0;
  for (let writes = 0; ; writes += 1) {
    const isDone = await upgradeChangeLog(dyingAfter(book.ctx, writes)).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(Died);
        return false;
      },
    );
    if (isDone) break;
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(3);
  expect(await seen(book)).toEqual(before);
});

it('two processes that start at once do it together', async () => {
  const book = await openBook();
  const before = await seen(book);
  await makeOld(book);
  await Promise.all([upgradeChangeLog(book.ctx), upgradeChangeLog(book.workspace.otherProcess())]);
  expect(await seen(book)).toEqual(before);
  expect(await upgrades.in(book.ctx.db).countDocuments({ _id: 'contact-changes-of-their-own' })).toBe(1);
});
