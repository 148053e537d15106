import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../context/context.ts';
import { type Contact, contactInputSchema } from '../../contract/contacts/contact.ts';
import type { ImportDuplicates } from '../../contract/contacts/contact-import.ts';
import { addPerson, createTestContext, type TestContext } from '../../testing/test-context.ts';
import type { Caller } from '../../use-case/caller.ts';
import { listContacts } from '../address-book/list-contacts.ts';
import { contactHistory, contacts } from '../contacts.ts';
import { createContact } from '../edit/create-contact.ts';
import { exportContacts } from '../export/export-contacts.ts';
import { toContact } from '../stored/to-contact.ts';
import { contactImports } from './contact-imports.ts';
import { startImport } from './import-contacts.ts';
import { previewImport } from './preview-import.ts';

const FOLDER = fileURLToPath(new URL('../../testing/contact-files/', import.meta.url));

let workspace: TestContext;
let ctx: Context;
let ada: Caller;

beforeAll(async () => {
  workspace = await createTestContext({ DEFAULT_COUNTRY: 'DE' });
  ctx = workspace.ctx;
  ada = await addPerson(ctx, 'ada');
});
afterAll(() => workspace.close());
beforeEach(async () => {
  for (const collection of [contacts, contactHistory, contactImports])
    await collection.in(ctx.db).deleteMany({});
  ctx.cache.clear();
});

/** What an import of a file is asked for. */
const inputOf = (name: string, more: { duplicates?: ImportDuplicates; encoding?: string } = {}) => ({
  bytes: readFileSync(FOLDER + name),
  format: name.endsWith('.csv') ? ('csv' as const) : ('vcard' as const),
  map: null,
  ...more,
});

async function imported(name: string, more: { duplicates?: ImportDuplicates; encoding?: string } = {}) {
  return await (await startImport(ctx, ada, inputOf(name, more))).done;
}

/** The stored contacts by their names. */
async function stored(): Promise<Record<string, Contact>> {
  const docs = await contacts.in(ctx.db).find({ deletedAt: null }).toArray();
  return Object.fromEntries(docs.map((doc) => [doc.name, toContact(doc)]));
}

const byText = (one: string, other: string) => (one < other ? -1 : 1);
const values = (items: readonly { value: string }[] = []) => items.map(({ value }) => value);
const labelled = (items: readonly { label: string; value: string }[] = []) =>
  items.map(({ label, value }) => `${label}: ${value}`);

describe('people', () => {
  it('of whom two cards share a line are four', async () => {
    expect(await imported('v03-endbegin.vcf')).toMatchObject({ created: 4, rejectedCount: 0 });
  });

  it('in several rows are one, with the e-mails of all; the preview says the same', async () => {
    await createContact(ctx, ada, contactInputSchema.parse({ name: 'Exi Sting', phone: '+49 30 3100' }));
    const expected = { created: 0, updated: 3, skipped: 0 };
    expect(await previewImport(ctx, ada, inputOf('c30-existing-plus-three.csv'))).toMatchObject(expected);
    expect(await imported('c30-existing-plus-three.csv')).toMatchObject(expected);
    const [contact] = Object.values(await stored());
    expect(values(contact?.emails)).toEqual(['e1@example.org', 'e2@example.org', 'e3@example.org']);
  });

  it.each(['create', 'update', 'skip'] as const)(
    'of one name and switchboard, of two firms, are two (%s)',
    async (duplicates) => {
      expect(await imported('c28-same-name-switchboard.csv', { duplicates })).toMatchObject({ created: 2 });
      const docs = await contacts.in(ctx.db).find({}).toArray();
      expect(docs.map(({ title, notes }) => `${title} ${notes}`).sort(byText)).toEqual([
        'Desk A na',
        'Desk B nb',
      ]);
    },
  );

  it('that a file gives one id are all kept', async () => {
    expect(await imported('v11-uid.vcf')).toMatchObject({ created: 4 });
    expect(Object.keys(await stored()).sort(byText)).toEqual(['Ui Ann', 'Ui Bob', 'Ui Empty1', 'Ui Empty2']);
  });

  it('of a group have its name as a tag', async () => {
    await imported('v06-group.vcf');
    const all = await stored();
    expect([all['Gr Anna']?.tags, all['Gr Bert']?.tags]).toEqual([['Choir'], ['Choir', 'Band']]);
    expect(Object.keys(all)).toHaveLength(3);
  });
});

describe('one odd value', () => {
  it('among e-mails goes to the notes, and the contact goes in', async () => {
    expect(await imported('v02-email.vcf')).toMatchObject({
      created: 14,
      rejectedCount: 0,
      notStoredCount: 0,
    });
    const all = await stored();
    expect(values(all['Em Idn']?.emails)).toEqual(['info@müller.example']);
    expect(values(all['Em Named']?.emails)).toEqual(['em.named@example.org']);
    expect(values(all['Em Semi']?.emails)).toEqual(['a1@example.org', 'b1@example.org']);
    expect(all['Em Exchange']?.notes).toContain('/o=ExampleOrg/ou=First Group/cn=Recipients/cn=em');
  });

  it('of two in a cell is told apart', async () => {
    expect(await imported('c11-twoemails.csv')).toMatchObject({ created: 7, rejectedCount: 0 });
    const all = await stored();
    expect(values(all['Tw Two']?.emails)).toEqual(['tw2@example.org', 'tw2b@example.org']);
    expect(values(all['Tw Two']?.phones)).toEqual(['+49 30 9002', '+49 171 9002']);
    expect(all['Tw Three']?.notes).toBe('Email: n/a');
  });

  it('among sixty is named in the preview of its row', async () => {
    const preview = await previewImport(ctx, ada, inputOf('c26-60bad.csv'));
    expect(preview).toMatchObject({ created: 61, rejectedCount: 0, notedColumns: ['Email'] });
    expect(preview.sample[0]?.noted).toMatchObject([{ column: 'Email', value: 'bad0' }]);
  });

  it.each([
    ['Bc 01', '1980-04-15'],
    ['Bc 02', '1980-04-15'],
    ['Bc 08', '1980-04-15'],
    ['Bc 10', '1980-04-15'],
    ['Bc 15', '--04-15'],
    ['Bc 16', '1980-04-15'],
    ['Bc 23', '--04-15'],
    ['Bc 05', ''],
    ['Bc 17', ''],
  ])('among birthdays: %s is %s', async (name, birthday) => {
    await imported('c12-bdays.csv');
    const contact = (await stored())[name];
    expect(contact?.birthday).toBe(birthday);
    expect(contact?.notes === '').toBe(birthday !== '');
  });
});

describe('a birthday of a card', () => {
  it.each([
    ['Bd Semicolon', '1990-01-01'],
    ['Bd Noyear', '--06-20'],
    ['Bd Apple', '--06-20'],
    ['Bd AppleBare', '--06-26'],
    ['Bd AppleParamLater', '--06-21'],
    ['Bd Compact', '1985-04-12'],
    ['Bd ZeroYear', '--06-20'],
    ['Bd LeapNoYear', '--02-29'],
    ['Bd YearMonth', ''],
    ['Bd Text', ''],
    ['Bd Impossible', ''],
  ])('%s is %j, or else in the notes', async (name, birthday) => {
    expect(await imported('v01-bday.vcf')).toMatchObject({ created: 18, rejectedCount: 0 });
    const contact = (await stored())[name];
    expect(contact?.birthday).toBe(birthday);
    expect(contact?.notes === '' && !contact.extra).toBe(birthday !== '');
  });
});

describe('a phone', () => {
  it('finds its contact, pasted as it is shown', async () => {
    await imported('v08-phones.vcf');
    const all = Object.values(await stored());
    const shown = all.flatMap(({ name, phones }) => phones.map(({ value }) => ({ name, value })));
    expect(shown.length).toBeGreaterThan(24);
    for (const { name, value } of shown) {
      const { items } = await listContacts(ctx, ada, { query: value });
      expect(
        items.map((contact) => contact.name),
        value,
      ).toContain(name);
    }
  });

  it.each([
    ['+49-30-5550119', 'Te Phonectx'],
    ['tel:+49-30-5550101;ext=12', 'Te Ext'],
    ['0305550110', 'Te National'],
    ['+49 30 5550110', 'Te National'],
    ['09123456789', 'Te Persian'],
    ['9876543210', 'Te Devanagari'],
    ['0312345678', 'Te Fullwidth'],
    ['18003569377', 'Te Letters'],
    ['1 (800) flowers', 'Te Letters'],
  ])('finds by %s: %s', async (query, name) => {
    await imported('v08-phones.vcf');
    const { items } = await listContacts(ctx, ada, { query });
    expect(items.map((contact) => contact.name)).toContain(name);
  });
});

describe('a row', () => {
  it.each([
    ['Notes\nCalls back\n', 'Calls back'],
    ['Name,Notes\n,Calls back\n', 'Calls back'],
    ['Name,Tags\n,choir\n', 'choir'],
    ['Name,Birthday\n,1980-04-15\n', '1980-04-15'],
    ['Name,Shoe size\n,42\n', 'Shoe size: 42'],
    ['Name,Id\n,a-17\n', 'a-17'],
    ['Name,Nickname\n,Goey\n', 'Goey'],
  ])('with no more than %j goes in under that', async (text, name) => {
    const bytes = new TextEncoder().encode(text);
    const { done } = await startImport(ctx, ada, { bytes, format: 'csv', map: null });
    expect(await done).toMatchObject({ created: 1, rejectedCount: 0 });
    expect(Object.keys(await stored())).toEqual([name]);
  });

  it.each([
    'NOTE:Calls back',
    'CATEGORIES:choir',
    'BDAY:1980-04-15',
    'UID:a-17',
    'NICKNAME:Goey',
    'IMPP:skype:goey',
  ])('of a card with no more than %s goes in', async (line) => {
    const text = `BEGIN:VCARD\nVERSION:4.0\n${line}\nEND:VCARD\n`;
    const bytes = new TextEncoder().encode(text);
    const { done } = await startImport(ctx, ada, { bytes, format: 'vcard', map: null });
    expect(await done).toMatchObject({ created: 1, rejectedCount: 0, notStoredCount: 0 });
  });

  it.each(['Name,Notes\n , \n', 'Name,Notes\n,\n'])(
    'of which every cell is empty is none: %j',
    async (text) => {
      const bytes = new TextEncoder().encode(text);
      const { done } = await startImport(ctx, ada, { bytes, format: 'csv', map: null });
      expect(await done).toMatchObject({ created: 0, rejectedCount: 0 });
    },
  );
});

describe('an encoding', () => {
  it.each([
    [
      'v13-mixed-latin.vcf',
      ['La Jürgen', 'La Müller', 'La Zoë'],
      { encoding: 'windows-1252', isMixed: true },
    ],
    [
      'v15-utf16le-nobom.vcf',
      ['U7 Jürgen', 'U7 Zoë', 'U7 Ångström'],
      { encoding: 'utf-16le', isMixed: false },
    ],
    ['v18-gbk.vcf', ['王小红'], { encoding: 'gbk', isMixed: false }],
  ])('of %s is found, by line and by value', async (name, names, expected) => {
    const preview = await previewImport(ctx, ada, inputOf(name));
    expect(preview).toMatchObject(expected);
    expect(preview.encodingNames.length).toBeGreaterThan(0);
    await imported(name);
    expect(Object.keys(await stored()).sort(byText)).toEqual(names);
  });

  it('that the sender declares is taken, and a stray zero byte does not refuse the file', async () => {
    const bytes = Buffer.from('Name,Phone\nJ\xfcrgen\x00,1\n', 'latin1');
    for (const [declared, name] of [
      ['iso-8859-2', 'Jürgen'],
      ['windows-1251', 'Jьrgen'],
      [null, 'Jürgen'],
    ] as const) {
      const { done } = await startImport(ctx, ada, { bytes, format: 'csv', map: null, declared });
      expect(await done).toMatchObject({ created: 1, rejectedCount: 0 });
      expect(Object.keys(await stored())).toContain(name);
      await contacts.in(ctx.db).deleteMany({});
      ctx.cache.clear();
    }
  });

  it('can be chosen, and one that is unknown is refused', async () => {
    const { encodingNames } = await previewImport(
      ctx,
      ada,
      inputOf('v18-gbk.vcf', { encoding: 'windows-1251' }),
    );
    expect(encodingNames).not.toContain('王小红');
    await expect(imported('v18-gbk.vcf', { encoding: 'klingon' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('with soft line breaks keeps the text whole', async () => {
    await imported('v04-qp-soft.vcf');
    const all = await stored();
    expect(all['Qp Outlook']?.addresses[0]?.street).toBe('Nebenweg 4\nBauernhof');
    expect(all['Qp Digits']?.notes).toBe('Zimmer 12 und Zürich');
    expect(all['Qp Иван']).toBeDefined();
    expect(all['Qp Semi']?.organization).toBe('Müller, Söhne, Abteilung Einkauf');
  });
});

describe('the columns of', () => {
  it('Outlook, in English and German', async () => {
    await imported('c27-outlook-en-clean.csv');
    await imported('c03-outlook-de.csv');
    const [english, german] = Object.values(await stored()).sort((a, b) => (a.title < b.title ? -1 : 1));
    expect(english).toMatchObject({
      title: 'Engineer',
      organization: 'Outcorp, Sales',
      birthday: '1980-04-15',
    });
    expect(english?.addresses).toMatchObject([
      { label: 'Work', street: 'PO 5\n1 Dock Road\nBuilding 5\nFloor 9', city: 'Porttown', postcode: '1234' },
      { label: 'Home', street: '2 Lane', city: 'Hometown' },
    ]);
    expect(german).toMatchObject({ title: 'Leiter', tags: ['Kunden', 'VIP'], birthday: '1980-04-15' });
    expect(german?.addresses).toMatchObject([
      { label: 'Work', street: 'Hauptstr. 1\nHof', city: 'Köln' },
      { label: 'Home', street: 'Weg 2', city: 'Bonn' },
    ]);
    expect(labelled(german?.phones)).toContain('Work fax: +49 221 1001');
  });

  it('Thunderbird, Google, LinkedIn and spreadsheets', async () => {
    for (const name of [
      'c05-thunderbird',
      'c01-google2024',
      'c06-linkedin',
      'c07-delims',
      'c15-labels',
      'c24-two-same-headings',
      'c25-map-two-streets',
    ])
      await imported(`${name}.csv`);
    const all = await stored();
    expect(all['Th Bird']?.addresses).toMatchObject([
      { street: 'Weg 1\nHaus C' },
      { street: 'Allee 2', city: 'Stadt' },
    ]);
    expect(values(all['Th Bird']?.emails)).toEqual(['th.bird@example.org', 'th2@example.org']);
    expect(labelled(all['Th Bird']?.phones)).toContain('Mobile: +49 171 5005');
    expect(all['Dr. Go M. One PhD']).toMatchObject({
      birthday: '--06-20',
      tags: ['Choir', 'myContacts', 'starred'],
    });
    expect(all['Dr. Go M. One PhD']?.extra).toContain('NICKNAME:Goey');
    expect(all['Go BadUrl']).toMatchObject({ websites: [] });
    expect(all['Li Inked']).toMatchObject({ organization: 'Network', title: 'Host' });
    expect(all['De One']).toMatchObject({ notes: 'a, b, c' });
    expect(all['Lb One']?.phones).toHaveLength(12);
    expect(labelled(all['Lb One']?.emails)).toContain('Home: lbx@example.org');
    expect(values(all['Sh One']?.phones)).toHaveLength(2);
    expect(all['Mp One']?.addresses).toMatchObject([{ street: 'Hauptstr. 1' }, { street: 'Weg 2' }]);
  });
});

describe('the name of a card', () => {
  it.each([
    ['Altid English', '別名 太郎'],
    ['Nicky', 'Nicky'],
    ['Soleknick', 'Soleknick'],
    ['Nameless Trading', 'Nameless Trading'],
    ['Onlyn', 'Onlyn Nolast'],
    ['Sukarno', 'Sukarno'],
    ['Luther', 'Dr. Martin Luther King Jr.'],
    ['Spaced', 'Spaced Name'],
  ])('with %s is %s', async (_said, name) => {
    await imported('v07-names.vcf');
    expect(Object.keys(await stored())).toContain(name);
  });
});

it('a photo whose lines are not indented, a label of an address and a long note go in', async () => {
  const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
  const photo = `PHOTO;ENCODING=BASE64;TYPE=PNG:${pixel.slice(0, 40)}\n${pixel.slice(40)}\n\n`;
  const note = `NOTE:${'word '.repeat(4_000)}`;
  const label = 'LABEL;TYPE=home:Only A Label\\n77 Town';
  const text = `BEGIN:VCARD\nVERSION:2.1\nFN:Pic\n${photo}${label}\n${note}\nEND:VCARD\n`;
  const bytes = new TextEncoder().encode(text);
  const result = await (await startImport(ctx, ada, { bytes, format: 'vcard', map: null })).done;
  expect(result).toMatchObject({ created: 1, rejectedCount: 0 });
  const contact = (await stored()).Pic;
  expect(contact?.photo).toEqual(expect.any(String));
  expect(JSON.stringify([contact?.addresses, contact?.extra, contact?.notes])).toContain('77 Town');
  // What the notes do not hold is kept beside them.
  expect(JSON.stringify([contact?.notes, contact?.extra]).match(/word/g)).toHaveLength(4_000);
});

it.each([1_990, 1_999, 9_000])(
  'a short note behind one of %i words is kept or named by itself',
  async (words) => {
    const note = (text: string) => `NOTE:${text}\n`;
    const notes =
      note('first') + note('word '.repeat(words).trim()) + note('number 19556') + note('the last');
    const bytes = new TextEncoder().encode(`BEGIN:VCARD\nVERSION:3.0\nFN:Pad\n${notes}END:VCARD\n`);
    const result = await (await startImport(ctx, ada, { bytes, format: 'vcard', map: null })).done;
    const contact = (await stored()).Pad;
    const kept = JSON.stringify([contact?.notes, contact?.extra]);
    expect(contact?.notes).toMatch(/^first\n\nword word/);
    for (const text of ['number 19556', 'the last']) expect(kept).toContain(text);
    const wordsKept = kept.match(/word/g)?.length ?? 0;
    expect(wordsKept === words).toBe(result.notStoredCount === 0);
    expect(result).toMatchObject({ created: 1, notStoredCount: words > 8_000 ? 1 : 0 });
  },
);

it.each([60, 1_000, 3_000])('a label of a custom field of %i words is kept as a whole', async (words) => {
  const label = Array.from({ length: words }, (_, index) => `w${index}`).join(' ');
  const bytes = new TextEncoder().encode(
    `Name,Custom Field 1 - Label,Custom Field 1 - Value\nPad,${label},42\n`,
  );
  const { done } = await startImport(ctx, ada, { bytes, format: 'csv', map: null });
  expect(await done).toMatchObject({ created: 1, notStoredCount: 0 });
  const kept = new Set(JSON.stringify((await stored()).Pad).match(/w\d+|42/g));
  expect(label.split(' ').filter((word) => !kept.has(word))).toEqual([]);
  expect(kept).toContain('42');
});

it('what a card says beyond the fields goes out again as it came', async () => {
  await imported('v09-misc.vcf');
  await imported('v07-names.vcf');
  let text = '';
  for await (const part of exportContacts(ctx, ada, { format: 'vcard' })) text += part;
  const out = text.replaceAll('\r\n ', '');
  for (const line of [
    'ORG:Two Ltd.',
    'TITLE:Helper',
    'ROLE:Second role',
    'IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:mi.im',
    'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Mimi;1;;;;;;;;;;;;;',
    'X-MANAGER:Chief',
    'RELATED;TYPE=spouse;VALUE=text:Kim',
    'N:King;Martin;Luther;Dr.;Jr.',
    'NICKNAME:Soleknick',
  ])
    expect(out).toContain(`\r\n${line}\r\n`);
  expect(out).toMatch(/item(\d+)\.X-ABDATE:2002-06-07\r\nitem\1\.X-ABLabel:First met\r\n/);
  const all = await stored();
  expect(values(all['Mi Pref']?.emails)).toEqual(['one@example.org', 'ten@example.org', 'fifty@example.org']);
  expect(all['Mi Tags']?.notes).toContain('Freunde und Bekannte');
});
