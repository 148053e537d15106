import { Readable } from 'node:stream';
import { Collection } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../context/context.ts';
import { type Contact, contactInputSchema } from '../../contract/contacts/contact.ts';
import type { ImportDuplicates, ImportMap } from '../../contract/contacts/contact-import.ts';
import { newId } from '../../contract/values/new-id.ts';
import { deleteFile } from '../../files/upload/delete-file.ts';
import { uploadWhole } from '../../files/upload/upload-whole.ts';
import { eventually } from '../../testing/eventually.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { samplePng } from '../../testing/samples.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listContactChanges } from '../address-book/list-contact-changes.ts';
import { listContacts } from '../address-book/list-contacts.ts';
import { contactHistory, contactPhotos, contacts } from '../contacts.ts';
import { createContact } from '../edit/create-contact.ts';
import { putPhoto } from '../edit/photo.ts';
import { updateContact } from '../edit/update-contact.ts';
import { exportContacts } from '../export/export-contacts.ts';
import { listContactHistory } from '../history/history.ts';
import { cancelImport } from './cancel-import.ts';
import { contactImports } from './contact-imports.ts';
import { readUploadedFile } from './file/uploaded-file.ts';
import { getImport, renewProgress } from './get-import.ts';
import { startImport } from './import-contacts.ts';
import { listLeftOut } from './left-out.ts';
import { previewImport } from './preview-import.ts';
import { startUndo, undoImport } from './undo-import.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;

beforeAll(async () => {
  workspace = await createTestContext({ DEFAULT_COUNTRY: 'GB' });
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());
beforeEach(emptied);

async function emptied() {
  for (const collection of [contacts, contactHistory, contactImports])
    await collection.in(ctx.db).deleteMany({});
  ctx.cache.clear();
}

const add = (fields: object) => createContact(ctx, ada, contactInputSchema.parse(fields));
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function take(
  text: string,
  format: 'csv' | 'vcard' = 'csv',
  more: { duplicates?: ImportDuplicates; map?: ImportMap } = {},
) {
  const { done } = await startImport(ctx, ada, { bytes: bytesOf(text), format, map: null, ...more });
  return await done;
}

async function allContacts(): Promise<Contact[]> {
  const items: Contact[] = [];
  let cursor: string | undefined;
  do {
    const page = await listContacts(ctx, ada, { limit: 200, cursor });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

async function exported(format: 'csv' | 'vcard'): Promise<string> {
  let text = '';
  for await (const part of exportContacts(ctx, ada, { format })) text += part;
  return text;
}

describe('an import', () => {
  it('takes every row that says something, names each bad one by its line, and says who made what from where', async () => {
    const result = await take(
      'Name,Phone,Email,Tags\nAda,020 7946 0001,ada@example.org,"x, y"\n,,,only a tag\nBob,,not an address,\n"Li\nne",1,,\nZoë,,,\n"open,,,\n',
    );
    expect(result).toMatchObject({ state: 'done', created: 5, updated: 0, skipped: 0, rejectedCount: 1 });
    expect(result.rejected).toEqual([{ line: 8, reason: 'A quote is opened and not closed.' }]);
    expect(result.notedColumns).toEqual(['Email']);
    const items = await allContacts();
    expect(items.map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Li ne', 'only a tag', 'Zoë']);
    expect(items[1]).toMatchObject({ emails: [], notes: 'Email: not an address' });
    const { items: history } = await listContactHistory(ctx, ada, { id: items[0]?.id ?? '' });
    expect(history).toMatchObject([
      { type: 'created', from: 'import', importId: result.id, byUserId: ada.userId },
    ]);
  });

  it('matches contacts that are there: the same person is completed, the same row changes nothing, others stay beside it', async () => {
    const one = await add({ name: 'Ada Lovelace', phone: '020 7946 0001', notes: 'mine' });
    await add({ name: 'Same', email: 'same@example.org' });
    const file =
      'Name,Phone,Email,Title\nada lovelace,+44 20 7946 0001,ada@example.org,Countess\nSame,,SAME@example.org,\nOther,020 7946 0001,,\nOther,020 7946 0001,,Dr\n';
    const preview = await previewImport(ctx, ada, { bytes: bytesOf(file), format: 'csv', map: null });
    expect(preview.sample.map(({ line, kind, contactName }) => [line, kind, contactName])).toEqual([
      [2, 'update', 'Ada Lovelace'],
      [3, 'unchanged', 'Same'],
      [4, 'duplicate', 'ada lovelace'],
      [5, 'update', 'Other'],
    ]);
    expect(preview).toMatchObject({ created: 1, updated: 2, skipped: 1 });
    expect(await contacts.in(ctx.db).countDocuments({})).toBe(2);
    const result = await take(file);
    expect(result).toMatchObject({ created: 1, updated: 2, skipped: 1 });
    const items = await allContacts();
    expect(items.find(({ id }) => id === one.id)).toMatchObject({
      name: 'ada lovelace',
      title: 'Countess',
      notes: 'mine',
      emails: [{ value: 'ada@example.org' }],
      phones: [{ value: '020 7946 0001' }],
    });
    expect(items.find(({ name }) => name === 'Other')).toMatchObject({ title: 'Dr' });
  });

  it('leaves possible duplicates out, or joins them, when it is asked to', async () => {
    await add({ name: 'Ada', phone: '020 7946 0001' });
    expect(await take('Name,Phone\nA. L.,020 7946 0001\n', 'csv', { duplicates: 'skip' })).toMatchObject({
      skipped: 1,
    });
    expect(
      await take('Name,Phone,Title\nA. L.,020 7946 0001,Dr\n', 'csv', { duplicates: 'update' }),
    ).toMatchObject({ updated: 1 });
    expect(await allContacts()).toMatchObject([{ name: 'A. L.', title: 'Dr' }]);
  });

  it('takes numbers without a gap beside other writers, and is published as one fact', async () => {
    const { recorded, stop } = recordFacts(ctx.bus, 'contact');
    const rows = Array.from({ length: 1_200 }, (_, index) => `Person ${index},${index}@example.org`).join(
      '\n',
    );
    const other = workspace.otherProcess();
    const writer = async () => {
      for (let index = 0; index < 15; index += 1)
        await createContact(other, ada, contactInputSchema.parse({ name: `W ${index}` }));
    };
    const [result] = await Promise.all([take(`Name,Email\n${rows}\n`), writer()]);
    stop();
    expect(result.created).toBe(1_200);
    const numbers: number[] = [];
    for (let since = 0, hasMore = true; hasMore; ) {
      const page = await listContactChanges(ctx, ada, { since, limit: 1_000 });
      numbers.push(...page.items.map(({ revision }) => revision));
      ({ revision: since, hasMore } = page);
    }
    expect(numbers).toEqual(Array.from({ length: 1_215 }, (_, index) => index + 1));
    const published = recorded.flatMap((fact) => (fact.event === 'contacts:imported' ? [fact.payload] : []));
    expect(published).toMatchObject([{ created: 1_200 }]);
    expect(published[0]?.revision).toBeGreaterThanOrEqual(1_200);
  });

  it('answers garbage with reasons and changes nothing', async () => {
    const noise = Array.from({ length: 200_000 }, (_, index) =>
      String.fromCharCode(33 + ((index * 7919) % 200)),
    ).join('');
    for (const format of ['csv', 'vcard'] as const) {
      const result = await take(`${noise}\n"${noise}`, format);
      expect(result).toMatchObject({ state: 'done', created: 0, updated: 0 });
      expect(result.rejected[0]?.reason).toMatch(/\w/);
    }
    await expect(take('Name\n\0\0\n')).rejects.toMatchObject({ code: 'unreadable_file' });
    expect(await allContacts()).toEqual([]);
  });
});

describe('rows that share something', () => {
  const table = (rows: number, row: (index: number) => string) =>
    `Name,Phone,Email,Title\n${Array.from({ length: rows }, (_, index) => row(index)).join('\n')}\n`;

  it.each([
    ['a phone', (index: number) => `Person ${index},020 7946 0001,,`, { created: 1_200, updated: 0 }],
    ['a name', (index: number) => `Ada,0${20_000_000_000 + index},,`, { created: 220, updated: 980 }],
    ['an e-mail', (index: number) => `Person ${index},,a@example.org,`, { created: 1_200, updated: 0 }],
    ['everything', (index: number) => `Ada,020 7946 0001,,Title ${index}`, { created: 1, updated: 1_199 }],
  ])('%s are each read and written once, however many there are', async (_what, row, expected) => {
    const writes = vi.spyOn(Collection.prototype, 'bulkWrite');
    const updates = vi.spyOn(Collection.prototype, 'findOneAndUpdate');
    const reads = vi.spyOn(Collection.prototype, 'find');
    const result = await take(table(1_200, row));
    expect(result).toMatchObject({ state: 'done', skipped: 0, rejectedCount: 0, ...expected });
    // Five blocks, each with a few reads and writes; of the keys that are in a block each is read once at most.
    expect(writes.mock.calls.length + updates.mock.calls.length).toBeLessThan(20);
    expect(reads.mock.calls.length).toBeLessThan(2 * 1_200);
    vi.restoreAllMocks();
  });

  it('are in the preview what the import makes of them', async () => {
    await take(table(100, (index) => `Person ${index},020 7946 0001,,`));
    const file = table(60, (index) => `Person ${index + 80},020 7946 0001,,Dr`);
    const duplicates = 'skip';
    const preview = await previewImport(ctx, ada, {
      bytes: bytesOf(file),
      format: 'csv',
      map: null,
      duplicates,
    });
    expect(preview).toMatchObject({ updated: 20, duplicates: 40, created: 0, skipped: 40 });
    expect(await take(file, 'csv', { duplicates: 'skip' })).toMatchObject({ updated: 20, skipped: 40 });
  });

  it('and a contact that was there are one change of it, which the undoing takes back', async () => {
    const { id } = await add({ name: 'Ada', phone: '020 7946 0001', title: 'Countess' });
    const result = await take(table(50, (index) => `Ada,020 7946 0001,,Title ${index}`));
    expect(result).toMatchObject({ created: 0, updated: 50 });
    const { items } = await listContactHistory(ctx, ada, { id });
    expect(items.map(({ type }) => type)).toEqual(['updated', 'created']);
    expect(await allContacts()).toMatchObject([{ id, title: 'Title 49' }]);
    await undoImport(ctx, ada, { id: result.id });
    expect(await allContacts()).toMatchObject([{ id, title: 'Countess' }]);
  });
});

describe('cancelling an import', () => {
  const many = `Name\n${Array.from({ length: 1_500 }, (_, index) => `Person ${index}`).join('\n')}\n`;
  const start = (as = ctx) => startImport(as, ada, { bytes: bytesOf(many), format: 'csv', map: null });

  it('stops it after the block it is at; what it wrote stays and can be undone', async () => {
    // The second block waits until the import is cancelled.
    let goOn = () => {};
    const cancelledNow = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let writes = 0;
    const held: Context = {
      ...ctx,
      async serialize(key, work) {
        if (key === 'contacts') writes += 1;
        if (writes === 2) await cancelledNow;
        return await ctx.serialize(key, work);
      },
    };
    const { begun, done } = await start(held);
    await eventually(async () =>
      expect((await getImport(ctx, ada, { id: begun.id })).created).toBeGreaterThan(0),
    );
    expect(await cancelImport(workspace.otherProcess(), ada, { id: begun.id })).toMatchObject({
      state: 'cancelling',
    });
    await expect(undoImport(ctx, ada, { id: begun.id })).rejects.toMatchObject({ code: 'busy' });
    goOn();
    const cancelled = await done;
    expect(cancelled).toMatchObject({ state: 'cancelled', endedAt: expect.any(String) });
    expect(cancelled.created).toBeLessThan(1_500);
    expect(await allContacts()).toHaveLength(cancelled.created);
    expect(await getImport(ctx, ada, { id: begun.id })).toEqual(cancelled);
    expect(await cancelImport(ctx, ada, { id: begun.id })).toMatchObject({ state: 'cancelled' });
    await undoImport(ctx, ada, { id: begun.id });
    expect(await allContacts()).toEqual([]);
  });

  it('that waits for another ends it at once, and the other goes on', async () => {
    const [first, second] = [await start(), await start()];
    expect(await getImport(ctx, ada, { id: second.begun.id })).toMatchObject({ state: 'waiting' });
    expect(await cancelImport(ctx, ada, { id: second.begun.id })).toMatchObject({ state: 'cancelled' });
    expect(await second.done).toMatchObject({ state: 'cancelled', created: 0 });
    expect(await first.done).toMatchObject({ state: 'done', created: 1_500 });
  });

  it('is nothing for one that is not there', async () => {
    await expect(cancelImport(ctx, ada, { id: 'none' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the state of an import', () => {
  it('is failed only when it has said nothing for a minute; one that waits or works long says that it lives', async () => {
    const id = 'long';
    const { done } = await startImport(ctx, ada, {
      bytes: bytesOf('Name\nAda\n'),
      format: 'csv',
      map: null,
      id,
    });
    await done;
    const set = (state: string, progressAt: Date) =>
      contactImports.in(ctx.db).updateOne({ _id: id }, { $set: { state: state as 'running', progressAt } });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const renewal = renewProgress(ctx, id);
    for (const state of ['waiting', 'running', 'cancelling', 'undoing']) {
      await set(state, new Date(Date.now() - 61_000));
      expect(await getImport(ctx, ada, { id })).toMatchObject({ state: 'failed' });
      vi.advanceTimersByTime(10_000);
      await vi.waitFor(async () => expect(await getImport(ctx, ada, { id })).toMatchObject({ state }));
    }
    clearInterval(renewal);
    vi.useRealTimers();
  });
});

describe('undoing an import', () => {
  it('takes away what it made, puts back what it changed, keeps what people edited since and names it', async () => {
    const before = await add({ name: 'Ada', email: 'ada@example.org', title: 'Countess' });
    const { id, created, updated } = await take(
      'Name,Email,Title\nAda,ada@example.org,Baroness\nNew,new@example.org,\nEdited,edited@example.org,\n',
    );
    expect({ created, updated }).toEqual({ created: 2, updated: 1 });
    const edited = (await allContacts()).find(({ name }) => name === 'Edited');
    await updateContact(ctx, ada, { id: edited?.id ?? '', patch: { notes: 'mine' } });
    const undone = await undoImport(ctx, ada, { id });
    expect(undone).toMatchObject({
      state: 'undone',
      keptCount: 1,
      kept: [{ id: edited?.id, name: 'Edited' }],
    });
    expect(await allContacts()).toMatchObject([
      { id: before.id, title: 'Countess' },
      { name: 'Edited', notes: 'mine' },
    ]);
    expect((await listContacts(ctx, ada, { deleted: true })).items.map(({ name }) => name)).toEqual(['New']);
    const { items } = await listContactChanges(ctx, ada, { since: 0 });
    expect(items.map(({ revision }) => revision)).toEqual(items.map((_, index) => index + 1));
    expect(await undoImport(ctx, ada, { id })).toMatchObject({ state: 'undone' });
    await contactImports.in(ctx.db).updateOne({ _id: id }, { $set: { undoableUntil: new Date(0) } });
    await expect(undoImport(ctx, ada, { id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await getImport(ctx, ada, { id })).toMatchObject({ id });
  });
});

describe('out and in again', () => {
  const PNG = samplePng(9, 9);
  const bare = (items: readonly Contact[], photos: boolean) =>
    items.map(
      ({
        revision: _,
        createdAt: _c,
        updatedAt: _u,
        photo,
        phones,
        emails,
        addresses,
        websites,
        ...contact
      }) => ({
        ...contact,
        ...(photos ? { photo } : {}),
        items: [phones, emails, addresses, websites].map((list) =>
          (list as { id?: string }[]).map(({ id: _i, ...item }) => item),
        ),
      }),
    );

  it.each(['csv', 'vcard'] as const)(
    'by %s: the same address book, and a third time nothing changes',
    async (format) => {
      const rich = await add({
        name: '=cmd|Müller; "J"',
        phones: [
          { label: 'Work', value: '+44 20 7946 0001' },
          { label: 'Büro', value: '-1' },
        ],
        emails: [{ value: 'a@example.org' }],
        addresses: [{ label: 'Home', street: 'One\nTwo', city: 'Łódź' }],
        websites: [{ value: 'https://example.org' }],
        birthday: '--02-29',
        notes: ' line\n\tand; more, \\ ',
        tags: ['a, b', 'c'],
        organization: '@Home',
      });
      await putPhoto(ctx, ada, { id: rich.id, bytes: PNG });
      await add({ name: 'Twin', phone: '020 7946 0002' });
      await add({ name: 'Twin', phone: '020 7946 0002', title: 'the other one' });
      await add({ name: '山田太郎' });
      const before = bare(await allContacts(), format === 'vcard');
      const file = await exported(format);
      await emptied();
      await contactPhotos.in(ctx.db).deleteMany({});
      expect(await take(file, format)).toMatchObject({ created: 4, rejectedCount: 0 });
      expect(bare(await allContacts(), format === 'vcard')).toEqual(before);
      expect((await exported(format)).replace(/^REV:.*$/gm, '')).toBe(file.replace(/^REV:.*$/gm, ''));
      expect(await take(file, format)).toMatchObject({ created: 0, updated: 0, skipped: 4 });
    },
  );
});

describe('a file that was uploaded', () => {
  const csv = 'Name,Email\nAda,ada@example.org\nBob,bob@example.org\n';
  const upload = (caller: Caller, text: string) =>
    uploadWhole(ctx, caller, {
      name: 'people.csv',
      most: 1_000,
      bytes: Readable.from([Buffer.from(text)]),
      rest: Promise.resolve({ alt: '', keepsOriginal: false }),
    });

  it('is read by its owner as often as they like, and by nobody else', async () => {
    const { id: fileId } = await upload(ada, csv);
    let held = 0;
    const hold = (bytes: number) => {
      held += bytes;
    };
    const bytes = await readUploadedFile(ctx, ada, { fileId, hold });
    expect(new TextDecoder().decode(bytes)).toBe(csv);
    expect(held).toBe(csv.length);
    expect(await readUploadedFile(ctx, ada, { fileId, hold })).toEqual(bytes);
    const ben = await addPerson(ctx, 'ben');
    await expect(readUploadedFile(ctx, ben, { fileId, hold })).rejects.toMatchObject({ code: 'not_found' });
    await deleteFile(ctx, ada, { id: fileId });
    await expect(readUploadedFile(ctx, ada, { fileId, hold })).rejects.toMatchObject({ code: 'not_found' });
  });
});

it('all that was left out can be read, page by page, in the order of the file', async () => {
  const rows = Array.from({ length: 1_300 }, (_, index) =>
    index % 2 === 0 ? `Person ${index},0000-00-00` : ',0000-00-00',
  );
  const result = await take(`Name,Birthday\n${rows.join('\n')}\n`);
  expect(result).toMatchObject({ created: 650, rejectedCount: 650, notStoredCount: 650 });
  const lines: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await listLeftOut(ctx, ada, { id: result.id, limit: 150, cursor });
    lines.push(...page.items.map(({ line }) => line));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(lines).toEqual(rows.map((_, index) => index + 2));
  await expect(listLeftOut(ctx, ada, { id: newId() })).rejects.toMatchObject({ code: 'not_found' });
});

it('says how far it is, and its undoing, which answers before it is done', async () => {
  const { recorded, stop } = recordFacts(ctx.bus, 'import');
  const rows = Array.from({ length: 600 }, (_, index) => `Person ${index}`).join('\n');
  const { id } = await take(`Name\n${rows}\n`);
  const { begun, done } = await startUndo(ctx, ada, { id });
  expect(begun).toMatchObject({ state: 'undoing', done: 0 });
  await expect(startUndo(ctx, ada, { id })).rejects.toMatchObject({ code: 'busy' });
  expect(await done).toMatchObject({ state: 'undone', done: 600 });
  stop();
  const states = recorded.map((fact) => fact.import.state);
  expect([...new Set(states)]).toEqual(['running', 'done', 'undoing', 'undone']);
  expect(recorded.at(-1)).toMatchObject({ userId: ada.userId, import: { id, state: 'undone', total: 600 } });
  const counts = recorded.map((fact) => fact.import.created);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(await allContacts()).toEqual([]);
});
