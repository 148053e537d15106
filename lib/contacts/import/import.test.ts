import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { subscribeToFacts } from '../../bus/facts.ts';
import type { Context } from '../../context/context.ts';
import { type Contact, contactInputSchema } from '../../contract/contacts/contact.ts';
import type { ImportDuplicates, ImportMap } from '../../contract/contacts/contact-import.ts';
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
import { contactImports } from './contact-imports.ts';
import { getImport } from './get-import.ts';
import { startImport } from './import-contacts.ts';
import { previewImport } from './preview-import.ts';
import { undoImport } from './undo-import.ts';

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

async function book(): Promise<Contact[]> {
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
  it('takes every good row, names each bad one by its line, and says who made what from where', async () => {
    const result = await take(
      'Name,Phone,Email,Tags\nAda,020 7946 0001,ada@example.org,"x, y"\n,,,only a tag\nBob,,not an address,\n"Li\nne",1,,\nZoë,,,\n',
    );
    expect(result).toMatchObject({ state: 'done', created: 3, updated: 0, skipped: 0, rejectedCount: 2 });
    expect(result.rejected).toEqual([
      { line: 3, reason: expect.stringContaining('name') },
      { line: 4, reason: expect.stringContaining('“not an address”') },
    ]);
    const items = await book();
    expect(items.map(({ name }) => name)).toEqual(['Ada', 'Li ne', 'Zoë']);
    const { items: history } = await listContactHistory(ctx, ada, { id: items[0]?.id ?? '' });
    expect(history).toMatchObject([
      { type: 'created', from: 'import', importId: result.id, byUserId: ada.userId },
    ]);
  });

  it('meets contacts that are there: the same person is completed, the same row left alone, others stay beside it', async () => {
    const one = await add({ name: 'Ada Lovelace', phone: '020 7946 0001', notes: 'mine' });
    await add({ name: 'Same', email: 'same@example.org' });
    const file =
      'Name,Phone,Email,Title\nada lovelace,+44 20 7946 0001,ada@example.org,Countess\nSame,,SAME@example.org,\nOther,020 7946 0001,,\nOther,020 7946 0001,,Dr\n';
    const preview = await previewImport(ctx, ada, { bytes: bytesOf(file), format: 'csv', map: null });
    expect(preview.sample.map(({ line, kind, contactName }) => [line, kind, contactName])).toEqual([
      [2, 'update', 'Ada Lovelace'],
      [3, 'unchanged', 'Same'],
      [4, 'duplicate', 'Ada Lovelace'],
      [5, 'duplicate', 'Ada Lovelace'],
    ]);
    expect(await contacts.in(ctx.db).countDocuments({})).toBe(2);
    const result = await take(file);
    expect(result).toMatchObject({ created: 1, updated: 2, skipped: 1 });
    const items = await book();
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
    expect(await book()).toMatchObject([{ name: 'A. L.', title: 'Dr' }]);
  });

  it('takes numbers without a gap beside other writers, and is published as one fact', async () => {
    const told: { since: number; revision: number; created: number }[] = [];
    const stop = subscribeToFacts(
      ctx.bus,
      new Proxy({} as Parameters<typeof subscribeToFacts>[1], {
        get: (_, channel) => (fact: { event: string; payload: (typeof told)[number] }) => {
          if (channel === 'contact' && fact.event === 'contacts:imported') told.push(fact.payload);
        },
      }),
      () => undefined,
    );
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
    expect(told).toMatchObject([{ created: 1_200 }]);
    expect(told[0]?.revision).toBeGreaterThanOrEqual(1_200);
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
    expect(await book()).toEqual([]);
  });
});

describe('undoing an import', () => {
  it('takes away what it made, puts back what it changed, keeps what people edited since and names it', async () => {
    const before = await add({ name: 'Ada', email: 'ada@example.org', title: 'Countess' });
    const { id, created, updated } = await take(
      'Name,Email,Title\nAda,ada@example.org,Baroness\nNew,new@example.org,\nEdited,edited@example.org,\n',
    );
    expect({ created, updated }).toEqual({ created: 2, updated: 1 });
    const edited = (await book()).find(({ name }) => name === 'Edited');
    await updateContact(ctx, ada, { id: edited?.id ?? '', patch: { notes: 'mine' } });
    const undone = await undoImport(ctx, ada, { id });
    expect(undone).toMatchObject({
      state: 'undone',
      keptCount: 1,
      kept: [{ id: edited?.id, name: 'Edited' }],
    });
    expect(await book()).toMatchObject([
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
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 9]);
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
    'by %s: the same book, and a third time nothing changes',
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
      const before = bare(await book(), format === 'vcard');
      const file = await exported(format);
      await emptied();
      await contactPhotos.in(ctx.db).deleteMany({});
      expect(await take(file, format)).toMatchObject({ created: 4, rejectedCount: 0 });
      expect(bare(await book(), format === 'vcard')).toEqual(before);
      expect((await exported(format)).replace(/^REV:.*$/gm, '')).toBe(file.replace(/^REV:.*$/gm, ''));
      expect(await take(file, format)).toMatchObject({ created: 0, updated: 0, skipped: 4 });
    },
  );
});
