import { Collection } from 'mongodb';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Context } from '../../context/context.ts';
import { type Contact, contactInputSchema } from '../../contract/contacts/contact.ts';
import { PHOTO_LIMIT } from '../../contract/values/image-type.ts';
import { recordFacts } from '../../testing/record-facts.ts';
import { samplePng } from '../../testing/samples.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { getContact } from '../address-book/get-contact.ts';
import { listContactChanges } from '../address-book/list-contact-changes.ts';
import { listContacts } from '../address-book/list-contacts.ts';
import { sweepContacts } from '../address-book/sweep-contacts.ts';
import { upgradeChangeLog } from '../address-book/upgrade-change-log.ts';
import { upgradeContacts } from '../address-book/upgrade-contacts.ts';
import { contactPhotos, contacts } from '../contacts.ts';
import { dismissDuplicate } from '../duplicates/dismiss-duplicate.ts';
import { listDuplicates } from '../duplicates/list-duplicates.ts';
import { finishPending, mergeDuplicates, unmergeDuplicate } from '../duplicates/merge-duplicates.ts';
import { listContactHistory } from '../history/history.ts';
import { startImport } from '../import/import-contacts.ts';
import { listContactLetters, listContactTags } from '../stored/address-book-counts.ts';
import { BIN_MS } from '../stored/bin.ts';
import { createContact } from './create-contact.ts';
import { deleteContact } from './delete-contact.ts';
import { getPhoto, keepPhoto, putPhoto } from './photo.ts';
import { putBack } from './put-back.ts';
import { restoreContact } from './restore-contact.ts';
import { setFavourite } from './set-favourite.ts';
import { updateContact } from './update-contact.ts';

let workspace: TestContext;
let ctx: Context;
let ada: Caller;
let bob: Caller;

beforeAll(async () => {
  workspace = await createTestContext({ DEFAULT_COUNTRY: 'GB' });
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
  bob = { ...(await addPerson(ctx, 'bob')), tokenId: 'token' };
});
afterAll(() => workspace.close());
beforeEach(async () => {
  await contacts.in(ctx.db).deleteMany({});
  await ctx.db.collection('contactCounts').deleteMany({});
  await ctx.db.collection('contactHistory').deleteMany({});
  ctx.cache.clear();
});

const add = (fields: object, caller = ada) => createContact(ctx, caller, contactInputSchema.parse(fields));
const inDays = (days: number): Context => ({
  ...ctx,
  now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1000),
});

describe('phones', () => {
  it('are kept as typed and known by their international form, by the default country', async () => {
    const { phones } = await add({
      name: 'P',
      phones: [
        { value: '020 7946 0000' },
        { value: '+49 (0)30 123456' },
        { value: '0033 1 99 00 11 22' },
        { value: '112' },
      ],
    });
    expect(phones.map(({ value, e164 }) => [value, e164])).toEqual([
      ['020 7946 0000', '+442079460000'],
      ['+49 (0)30 123456', '+4930123456'],
      ['0033 1 99 00 11 22', '+33199001122'],
      ['112', null],
    ]);
  });

  it('are found with and without the country code, in any format', async () => {
    const { id } = await add({ name: 'P', phone: '020 7946 0123' });
    for (const query of ['+44 20 7946 0123', '0044 20 7946', '(020) 7946-0123', '7946 0123', '2079460']) {
      expect(
        (await listContacts(ctx, ada, { query })).items.map((each) => each.id),
        query,
      ).toEqual([id]);
    }
  });
});

describe('history', () => {
  it('has each field before and after, who, when and from where, newest first, page by page', async () => {
    const { id } = await add({ name: 'Grace', title: 'Captain' });
    await updateContact(ctx, bob, { id, patch: { title: 'Admiral', notes: 'Cobol' } });
    await updateContact(ctx, ada, { id, patch: { notes: null } });
    const { items } = await listContactHistory(ctx, ada, { id });
    expect(items).toMatchObject([
      {
        type: 'updated',
        byUserId: ada.userId,
        from: 'page',
        changes: [{ field: 'notes', before: 'Cobol', after: '' }],
      },
      {
        type: 'updated',
        byUserId: bob.userId,
        from: 'rest',
        changes: [
          { field: 'title', before: 'Captain', after: 'Admiral' },
          { field: 'notes', before: '', after: 'Cobol' },
        ],
      },
      { type: 'created', byUserId: ada.userId, from: 'page' },
    ]);
    const first = await listContactHistory(ctx, ada, { id, limit: 2 });
    const second = await listContactHistory(ctx, ada, { id, limit: 2, before: Number(first.nextCursor) });
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.nextCursor).toBeNull();
  });

  it('puts back one field, and of a list only the items that the change touched', async () => {
    const made = await add({ name: 'Grace', phones: [{ value: '1' }, { value: '2' }], title: 'Captain' });
    const [one, two] = made.phones.map(({ e164: _, ...phone }) => phone);
    if (!one || !two) throw new Error('Both are there.');
    const change = await updateContact(ctx, bob, { id: made.id, patch: { phones: [two], title: 'Admiral' } });
    await updateContact(ctx, ada, { id: made.id, patch: { phones: [{ ...two, label: 'Home' }] } });
    const after = await putBack(ctx, ada, { id: made.id, revision: change.revision, field: 'phones' });
    expect(after.phones.map(({ label, value }) => `${label}:${value}`)).toEqual(['Home:2', ':1']);
    expect(after.title).toBe('Admiral');
    await expect(
      putBack(ctx, ada, { id: made.id, revision: change.revision, field: 'notes' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the bin', () => {
  it('holds what was deleted, newest first, and gives it back', async () => {
    const made = [await add({ name: 'A' }), await add({ name: 'B' }), await add({ name: 'C' })];
    for (const { id } of made.slice(0, 2)) await deleteContact(ctx, bob, { id });
    const bin = await listContacts(ctx, ada, { deleted: true, limit: 1 });
    const rest = await listContacts(ctx, ada, { deleted: true, cursor: bin.nextCursor ?? '' });
    expect([...bin.items, ...rest.items]).toMatchObject([
      { name: 'B', deletedByUserId: bob.userId, deletedAt: expect.any(String) },
      { name: 'A' },
    ]);
    await restoreContact(ctx, ada, { id: made[0]?.id ?? '' });
    expect((await listContacts(ctx, ada, { deleted: true })).items.map(({ name }) => name)).toEqual(['B']);
  });

  it('lets go of everything after 30 days, but never of a number', async () => {
    const { id } = await add({ name: 'Gone', phone: '1', tags: ['x'] });
    await putPhoto(ctx, ada, { id, bytes: PNG });
    await deleteContact(ctx, ada, { id });
    expect(await sweepContacts(inDays(29))).toBe(0);
    expect(await sweepContacts(inDays(31))).toBe(1);
    expect((await listContacts(ctx, ada, { deleted: true })).items).toEqual([]);
    await expect(restoreContact(ctx, ada, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(listContactHistory(ctx, ada, { id })).rejects.toMatchObject({ code: 'not_found' });
    expect(JSON.stringify(await contacts.in(ctx.db).findOne({ _id: id }))).not.toMatch(/Gone|"x"/);
    expect(await contactPhotos.in(ctx.db).countDocuments({ contactId: id })).toBe(0);
    ctx.cache.clear();
    const next = await add({ name: 'Next' });
    const { items } = await listContactChanges(ctx, ada, { since: 0 });
    expect(items.map(({ revision, type }) => `${revision} ${type}`)).toEqual([
      '1 created',
      '2 updated',
      '3 deleted',
      '4 created',
    ]);
    expect(next.revision).toBe(4);
    expect(BIN_MS).toBe(30 * 86_400_000);
  });
});

const PNG = samplePng(9, 9);

describe('a photo', () => {
  it('is known by its bytes, numbered, in the history, and put back', async () => {
    const { id } = await add({ name: 'P' });
    await expect(putPhoto(ctx, ada, { id, bytes: new TextEncoder().encode('<svg>') })).rejects.toMatchObject({
      code: 'invalid',
    });
    const withPhoto = await putPhoto(ctx, ada, { id, bytes: PNG });
    expect(withPhoto).toMatchObject({ photo: expect.any(String), revision: 2 });
    expect(await getPhoto(ctx, bob, { id })).toEqual({
      hash: withPhoto.photo,
      type: 'image/png',
      bytes: PNG,
    });
    const other = await putPhoto(ctx, ada, { id, bytes: samplePng(9, 10) });
    expect((await putBack(ctx, ada, { id, revision: other.revision, field: 'photo' })).photo).toBe(
      withPhoto.photo,
    );
  });
});

describe('photos that were replaced', () => {
  const photo = (index: number) => samplePng(20, index + 1);
  const kept = (id: string) => contactPhotos.in(ctx.db).countDocuments({ contactId: id });

  it('are kept as far as the last ten, and an older one cannot be put back', async () => {
    const { id } = await add({ name: 'P' });
    const given: Contact[] = [];
    for (let index = 0; index < 25; index += 1)
      given.push(await putPhoto(ctx, ada, { id, bytes: photo(index) }));
    expect(await kept(id)).toBe(10);
    expect((await getPhoto(ctx, ada, { id })).hash).toBe(given[24]?.photo);
    const back = (index: number) =>
      putBack(ctx, ada, { id, revision: given[index + 1]?.revision ?? 0, field: 'photo' });
    await expect(back(3)).rejects.toMatchObject({ code: 'photo_not_kept' });
    expect((await back(15)).photo).toBe(given[15]?.photo);
    // After it was put back it counts as recent again.
    for (let index = 30; index < 39; index += 1) await putPhoto(ctx, ada, { id, bytes: photo(index) });
    expect(await kept(id)).toBe(10);
    expect((await back(15)).photo).toBe(given[15]?.photo);
  });

  it('never cost a contact the photo that it has', async () => {
    const { id } = await add({ name: 'P' });
    const own = await putPhoto(ctx, ada, { id, bytes: photo(0) });
    // As when many people upload a photo and none sets it.
    for (let index = 1; index < 20; index += 1) await keepPhoto(ctx, id, photo(index));
    expect(await kept(id)).toBe(10);
    expect((await getPhoto(ctx, ada, { id })).hash).toBe(own.photo);
  });

  it('of more pixels than a browser draws are refused, and left out of an import', async () => {
    const { id } = await add({ name: 'P' });
    const bytes = samplePng(16_000, 16_000);
    await expect(putPhoto(ctx, ada, { id, bytes })).rejects.toMatchObject({ code: 'invalid' });
    const encoded = Buffer.from(bytes).toString('base64');
    const card = `BEGIN:VCARD\nUID:${id}\nFN:P\nNOTE:new\nPHOTO;ENCODING=b:${encoded}\nEND:VCARD\n`;
    const file = { bytes: new TextEncoder().encode(card), format: 'vcard' as const, map: null };
    expect(await (await startImport(ctx, ada, file)).done).toMatchObject({ updated: 1 });
    expect(await kept(id)).toBe(0);
  });

  it('are made smaller when they are large, also those of an import, which is the same the second time', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const large = sharp({ create: { width: 3_000, height: 1_500, channels: 3, background: '#777', noise } });
    const bytes = await large
      .withExif({ IFD0: { ImageDescription: 'SECRET-PLACE' } })
      .jpeg()
      .toBuffer();
    expect(bytes.length).toBeGreaterThan(PHOTO_LIMIT);
    const { id } = await add({ name: 'P' });
    const set = await putPhoto(ctx, ada, { id, bytes });
    const small = await getPhoto(ctx, ada, { id });
    expect((await sharp(small.bytes).metadata()).width).toBe(1_024);
    expect(Buffer.from(small.bytes).includes('SECRET-PLACE')).toBe(false);
    const card = `BEGIN:VCARD\nUID:${id}\nFN:P\nPHOTO;ENCODING=b:${bytes.toString('base64')}\nEND:VCARD\n`;
    const file = { bytes: new TextEncoder().encode(card), format: 'vcard' as const, map: null };
    expect(await (await startImport(ctx, ada, file)).done).toMatchObject({ updated: 0, skipped: 1 });
    const { photo } = await getContact(ctx, ada, { id });
    expect(photo).toBe(set.photo);
  });

  it('of an import are bounded, too', async () => {
    const { id } = await add({ name: 'P' });
    const card = (index: number) =>
      `BEGIN:VCARD\nUID:${id}\nFN:P\nPHOTO;ENCODING=b:${Buffer.from(photo(index)).toString('base64')}\nEND:VCARD\n`;
    for (let index = 0; index < 12; index += 1) {
      const bytes = new TextEncoder().encode(card(index));
      const { done } = await startImport(ctx, ada, { bytes, format: 'vcard', map: null });
      expect(await done).toMatchObject({ updated: 1 });
    }
    expect(await kept(id)).toBe(10);
  });
});

describe('a favourite', () => {
  it('belongs to one person, takes no revision, and filters the list by name', async () => {
    const [b, a] = [await add({ name: 'B' }), await add({ name: 'A' })];
    for (const { id } of [a, b]) await setFavourite(ctx, ada, { id, favourite: true });
    await setFavourite(ctx, ada, { id: a.id, favourite: true });
    expect((await listContacts(ctx, ada, { favourite: true })).items).toMatchObject([
      { name: 'A', favourite: true, revision: a.revision },
      { name: 'B', favourite: true },
    ]);
    expect((await listContacts(ctx, bob, { favourite: true })).items).toEqual([]);
    await setFavourite(ctx, ada, { id: a.id, favourite: false });
    expect((await getContact(ctx, ada, { id: a.id })).favourite).toBe(false);
    await expect(setFavourite(ctx, ada, { id: 'none', favourite: true })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('finding', () => {
  it('puts names that begin as the search does first, each by name, also over pages', async () => {
    for (const name of ['Zed Ann', 'Annex', 'Bo Annison', 'Ann', 'Xu']) await add({ name });
    await add({ name: 'Company', organization: 'Ann Ltd' });
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listContacts(ctx, ada, { query: 'ann', limit: 2, cursor });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(['Ann', 'Annex', 'Bo Annison', 'Company', 'Zed Ann']);
  });

  it('finds by one letter, in any script, and within words that are written without spaces', async () => {
    const taro = await add({ name: '山田太郎' });
    const hindi = await add({ name: 'हिन्दी प्रेमी' });
    const zoe = await add({ name: 'Zoë Łukasz' });
    for (const [query, id] of [
      ['太郎', taro.id],
      ['山', taro.id],
      ['प्रे', hindi.id],
      ['z', zoe.id],
      ['luk', zoe.id],
      ['ZO', zoe.id],
    ] as const) {
      expect(
        (await listContacts(ctx, ada, { query })).items.map((each) => each.id),
        query,
      ).toEqual([id]);
    }
  });

  it('counts letters with their positions, and tags, as they come and go', async () => {
    for (const [name, tags] of [
      ['Ada', ['x']],
      ['Äda', ['X', 'y']],
      ['Bob', []],
      ['3M', ['x']],
    ] as const)
      await add({ name, tags: [...tags] });
    const { items } = await listContacts(ctx, ada, { query: 'bob' });
    expect(await listContactLetters(ctx)).toMatchObject({
      items: [
        { letter: '#', count: 1, position: 0 },
        { letter: 'A', count: 2, position: 1 },
        { letter: 'B', count: 1, position: 3 },
      ],
      total: 4,
    });
    expect((await listContactTags(ctx)).items).toEqual([
      { tag: 'x', count: 3 },
      { tag: 'y', count: 1 },
    ]);
    await updateContact(ctx, ada, { id: items[0]?.id ?? '', patch: { name: 'Zoe', tags: ['y'] } });
    await deleteContact(ctx, ada, { id: (await listContacts(ctx, ada, { query: '3m' })).items[0]?.id ?? '' });
    expect((await listContactLetters(ctx)).items).toEqual([
      { letter: 'A', count: 2, position: 0 },
      { letter: 'Z', count: 1, position: 2 },
    ]);
    expect((await listContactTags(ctx)).items).toEqual([
      { tag: 'x', count: 2 },
      { tag: 'y', count: 2 },
    ]);
    expect((await listContacts(ctx, ada, { tag: 'X' })).items.map(({ name }) => name)).toEqual([
      'Ada',
      'Äda',
    ]);
    expect((await listContacts(ctx, ada, { from: 'Z' })).items.map(({ name }) => name)).toEqual(['Zoe']);
  });

  it('gives the page that begins with a contact, also from its old position after it was deleted', async () => {
    const made = [];
    for (const name of ['Ann', 'Bea', 'Cleo', 'Dora', 'Edda']) made.push(await add({ name }));
    const [, , cleo] = made;
    if (!cleo) throw new Error('Cleo is there.');
    const names = async (input: Parameters<typeof listContacts>[2]) => {
      const page = await listContacts(ctx, ada, { limit: 2, ...input });
      return { names: page.items.map(({ name }) => name), before: page.previousCursor };
    };
    const page = await names({ at: cleo.id });
    expect(page.names).toEqual(['Cleo', 'Dora']);
    expect((await names({ before: page.before ?? '' })).names).toEqual(['Ann', 'Bea']);
    expect((await names({ at: cleo.id, sort: 'updatedAt' })).names).toEqual(['Cleo', 'Bea']);
    await deleteContact(ctx, ada, { id: cleo.id });
    expect((await names({ at: cleo.id })).names).toEqual(['Dora', 'Edda']);
    expect((await names({ at: 'none' })).names).toEqual(['Ann', 'Bea']);
  });

  it('suggests duplicates by number, e-mail and name, however they are written', async () => {
    const a = await add({ name: 'Ann', phone: '020 7946 0001' });
    const b = await add({ name: 'Ann Smith', phone: '+44 20 79460001', email: 'ANN@example.org' });
    const c = await add({ name: 'Other', email: 'ann@example.org' });
    await add({ name: 'Alone', phone: '020 7946 0002' });
    const { items, nextCursor } = await listDuplicates(ctx, ada, {});
    expect(items.map((group) => [group.reasons, group.contacts.map(({ name }) => name)])).toEqual([
      [
        ['phone', 'email'],
        ['Ann', 'Ann Smith', 'Other'],
      ],
    ]);
    expect(nextCursor).toBeNull();
    const of = await listDuplicates(ctx, ada, { of: b.id });
    expect(of.items.map((group) => group.contacts.map(({ id }) => id))).toEqual([[a.id, b.id, c.id]]);
  });

  it('suggests one group of those that many share, and reads no more of them the more there are', async () => {
    const reads = vi.spyOn(Collection.prototype, 'find');
    for (let made = 0; made < 300; made += 1) await add({ name: `Person ${made}`, phone: '020 7946 0001' });
    reads.mockClear();
    const { items } = await listDuplicates(ctx, ada, {});
    expect(items.map(({ reasons, contacts: of }) => [reasons, of.length])).toEqual([[['phone'], 20]]);
    for (const [, options] of reads.mock.calls) expect(options?.limit).toBeLessThanOrEqual(200);
    expect(reads.mock.calls.length).toBeLessThan(60);
    reads.mockRestore();
  });

  it('suggests no dismissed pair, and the rest of its group still', async () => {
    const names = async () =>
      (await listDuplicates(ctx, ada, {})).items.map((group) => group.contacts.map(({ name }) => name));
    const a = await add({ name: 'Ann', phone: '020 7946 0001' });
    const b = await add({ name: 'Bea', phone: '020 7946 0001' });
    await add({ name: 'Cleo', phone: '020 7946 0001' });
    expect(await names()).toEqual([['Ann', 'Bea', 'Cleo']]);
    await dismissDuplicate(ctx, ada, { id: b.id, otherId: a.id, isDismissed: true });
    expect(await names()).toEqual([
      ['Ann', 'Cleo'],
      ['Bea', 'Cleo'],
    ]);
    // A change of one of them does not bring it back.
    await updateContact(ctx, ada, { id: a.id, patch: { notes: 'x' } });
    expect(await names()).toHaveLength(2);
    await dismissDuplicate(ctx, ada, { id: a.id, otherId: b.id, isDismissed: false });
    expect(await names()).toEqual([['Ann', 'Bea', 'Cleo']]);
    await expect(
      dismissDuplicate(ctx, ada, { id: a.id, otherId: a.id, isDismissed: true }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      dismissDuplicate(ctx, ada, { id: a.id, otherId: 'none', isDismissed: true }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('merging two contacts', () => {
  const pair = async () =>
    [
      await add({ name: 'Ann', phone: '020 7946 0001', notes: 'one', tags: ['x'] }),
      await add({
        name: 'Ann Smith',
        phones: [{ label: 'Work', value: '+44 20 7946 0001' }, { value: '2' }],
        notes: 'two',
        title: 'Dr',
      }),
    ] as const;

  it('takes what was chosen, puts the other one into the bin, and takes it back', async () => {
    const [one, other] = await pair();
    const merged = await mergeDuplicates(ctx, ada, {
      id: one.id,
      withId: other.id,
      fields: { name: 'other' },
    });
    expect(merged).toMatchObject({
      id: one.id,
      name: 'Ann Smith',
      title: 'Dr',
      notes: 'one\n\ntwo',
      tags: ['x'],
    });
    expect((await listContacts(ctx, ada, { deleted: true })).items).toMatchObject([
      { id: other.id, mergedIntoId: one.id },
    ]);
    await updateContact(ctx, ada, { id: one.id, patch: { notes: 'mine' } });
    await unmergeDuplicate(ctx, ada, { id: other.id });
    expect(await getContact(ctx, ada, { id: one.id })).toMatchObject({
      name: 'Ann',
      title: '',
      notes: 'mine',
      phones: [{ value: '020 7946 0001' }],
    });
    expect(await getContact(ctx, ada, { id: other.id })).toMatchObject({ name: 'Ann Smith', title: 'Dr' });
    expect((await listContactChanges(ctx, ada, { since: 0 })).items.map(({ revision }) => revision)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('keeps the same number and e-mail once, with the labels of both', async () => {
    const one = await add({
      name: 'Ann',
      phones: [
        { label: 'Work', value: '020 7946 0001' },
        { label: 'Desk', value: '+44 20 7946 0001' },
        { label: 'A label that is rather long', value: '020 7946 0009' },
      ],
      emails: [{ label: 'Work', value: 'ann@example.org' }],
    });
    const other = await add({
      name: 'Ann',
      phones: [
        { label: 'Mobile', value: '+44 (0)20 7946-0001' },
        { label: 'Work', value: '020 7946 0001 ext. 5' },
        { label: 'Another one that is long', value: '02079460009' },
      ],
      emails: [{ label: 'Home', value: 'ANN@example.org' }],
    });
    const merged = await mergeDuplicates(ctx, ada, { id: one.id, withId: other.id, fields: {} });
    expect(merged.phones.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Work, Desk, Mobile: 020 7946 0001',
      'A label that is rather long: 020 7946 0009',
      'Work: 020 7946 0001 ext. 5',
    ]);
    expect(merged.emails).toMatchObject([{ label: 'Work, Home', value: 'ann@example.org' }]);
    expect(merged.notes).toBe('Another one that is long: 02079460009');
    await unmergeDuplicate(ctx, ada, { id: other.id });
    expect((await getContact(ctx, ada, { id: one.id })).phones).toHaveLength(3);
  });

  it('is told as a merge, with the contact that is left', async () => {
    const { recorded, stop } = recordFacts(ctx.bus, 'contact');
    const [one, other] = await pair();
    await mergeDuplicates(ctx, ada, { id: one.id, withId: other.id, fields: {} });
    stop();
    expect(recorded.at(-1)).toMatchObject({
      event: 'contact:deleted',
      payload: { id: other.id, mergedIntoId: one.id },
    });
    const { items } = await listContactChanges(ctx, ada, { since: 0 });
    expect(items.at(-1)).toMatchObject({ type: 'deleted', id: other.id, mergedIntoId: one.id });
  });

  it('of three that are linked in a row is suggested as one group, unless two were dismissed', async () => {
    const a = await add({ name: 'Kim A', phone: '020 7946 0501' });
    const b = await add({ name: 'Kim B', phone: '020 7946 0501', email: 'kim@example.org' });
    const c = await add({ name: 'Kim C', email: 'kim@example.org' });
    const groups = async () =>
      (await listDuplicates(ctx, ada, {})).items.map(({ contacts: group }) => group.map(({ id }) => id));
    expect(await groups()).toEqual([[a.id, b.id, c.id]]);
    await dismissDuplicate(ctx, ada, { id: a.id, otherId: c.id, isDismissed: true });
    expect(await groups()).toEqual([
      [a.id, b.id],
      [b.id, c.id],
    ]);
  });

  it('is finished by whoever comes next when it was cut in two', async () => {
    const [one, other] = await pair();
    await contacts.in(ctx.db).updateOne(
      { _id: one.id },
      {
        $set: {
          pending: {
            kind: 'merge',
            otherId: other.id,
            otherRevision: other.revision,
            byUserId: ada.userId,
          },
        },
      },
    );
    await finishPending(ctx);
    expect((await listContacts(ctx, ada, {})).items.map(({ id }) => id)).toEqual([one.id]);
    expect((await contacts.in(ctx.db).findOne({ _id: one.id }))?.pending).toBeNull();
  });

  it('loses no change of the other one that came between', async () => {
    const [one, other] = await pair();
    await updateContact(ctx, bob, { id: other.id, patch: { notes: 'late' } });
    await contacts.in(ctx.db).updateOne(
      { _id: one.id },
      {
        $set: {
          pending: {
            kind: 'merge',
            otherId: other.id,
            otherRevision: other.revision,
            byUserId: ada.userId,
          },
        },
      },
    );
    await finishPending(ctx);
    expect(await getContact(ctx, ada, { id: other.id })).toMatchObject({ notes: 'late' });
  });
});

it('brings contacts of an earlier release up to date without a number', async () => {
  const { id } = await add({ name: 'Old', phone: '020 7946 0001', tags: ['x'] });
  await contacts.in(ctx.db).updateOne(
    { _id: id },
    {
      $set: {
        phones: [{ label: '', value: '020 7946 0001' }],
        trail: [
          { revision: 1, type: 'created', changedFields: ['name'], byUserId: ada.userId, at: new Date() },
        ],
      } as object,
      $unset: {
        shape: '',
        addresses: '',
        websites: '',
        birthday: '',
        sameKeys: '',
        claims: '',
        lastChange: '',
        photo: '',
      },
    },
  );
  expect(await getContact(ctx, ada, { id })).toMatchObject({ addresses: [], photo: null, birthday: '' });
  await upgradeChangeLog(ctx);
  expect(await upgradeContacts(ctx)).toBe(1);
  expect(await upgradeContacts(ctx)).toBe(0);
  expect(await getContact(ctx, ada, { id })).toMatchObject({
    revision: 1,
    phones: [{ id: expect.any(String), e164: '+442079460001' }],
  });
  expect((await listContactTags(ctx)).items).toEqual([{ tag: 'x', count: 1 }]);
});

it('a name of an earlier release that began with a mark without width is listed and counted under its letter', async () => {
  const { id } = await add({ name: 'Anna' });
  await add({ name: 'Zed' });
  await listContactLetters(ctx);
  const old = { name: '\u202aAnna\u202c', nameKey: '!~\u202aanna', shape: '2:GB' };
  await contacts.in(ctx.db).updateOne({ _id: id }, { $set: old });
  const counts = ctx.db.collection<{ _id: string; count: number; revision: number }>('contactCounts');
  await counts.updateOne({ _id: 'l:A' }, { $set: { count: 0 } });
  await counts.insertOne({ _id: 'l:#', count: 1, revision: 1 });
  expect(await upgradeContacts(ctx)).toBe(1);
  const { items } = await listContactLetters(ctx);
  expect(items.map(({ letter, count }) => `${letter} ${count}`)).toEqual(['A 1', 'Z 1']);
  expect((await listContacts(ctx, ada, {})).items.map((contact) => contact.id)[0]).toBe(id);
});
