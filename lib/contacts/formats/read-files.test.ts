import { describe, expect, it } from 'vitest';
import { decodeFile } from '../import/file/decode-file.ts';
import { columnOf } from './csv-columns.ts';
import type { ImportRow } from './import-row.ts';
import { readCsv } from './read-csv.ts';
import { readVCards } from './read-vcards.ts';

const decoded = (bytes: Uint8Array) => decodeFile({ bytes, format: 'csv', pace: () => undefined });

const fieldsIn = (rows: Iterable<unknown>) => [...rows].map((row) => (row as ImportRow).fields ?? row);

describe('a file of vCards', () => {
  it('of version 2.1: quoted-printable with soft breaks and its charset, bare types, folds', () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BC=',
      'rgen;;Dr.;',
      'TEL;HOME;VOICE;PREF:+49 30 1',
      'TEL;CELL:0171 2',
      'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FC=DFe=0D=0Azweite Zeile',
      'ADR;WORK:;;Hauptstr. 1;Berlin;;10115;Germany',
      'END:VCARD',
    ].join('\r\n');
    expect(fieldsIn(readVCards(card))).toMatchObject([
      {
        name: 'Dr. Jürgen Müller',
        phones: [
          { label: 'Home', value: '+49 30 1' },
          { label: 'Mobile', value: '0171 2' },
        ],
        notes: 'Grüße\nzweite Zeile',
        addresses: [
          { label: 'Work', street: 'Hauptstr. 1', city: 'Berlin', postcode: '10115', country: 'Germany' },
        ],
      },
    ]);
  });

  it('with more parts of a name than five loses none of them', () => {
    const card = 'BEGIN:VCARD\r\nVERSION:4.0\r\nN:Pérez;Ana;;Dra.;;García;II\r\nEND:VCARD';
    expect(fieldsIn(readVCards(card))).toMatchObject([{ name: 'Dra. Ana Pérez García II' }]);
  });

  it("from Apple's and Google's address books: groups with labels, an omitted year, folded photos, tel: addresses", () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Lovelace;Ada;King;;',
      'FN:Ada Lovelace',
      'ORG:Analytical Engines\\, Ltd.;Programming;',
      'item1.TEL;type=pref:tel:+44-20-7946-0000',
      'item1.X-ABLabel:_$!<Other>!$_',
      'EMAIL;type=INTERNET;type=WORK:ada@example.org',
      'item2.URL;type=pref:example.org',
      'item2.X-ABLabel:_$!<HomePage>!$_',
      'BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-12-10',
      'CATEGORIES:maths,first\\, programmer',
      'NOTE:A line that is long enough to be folded by the program that wrote ',
      ' it\\, twice\\nand a second one',
      'NICKNAME:The Enchantress',
      `PHOTO;ENCODING=b;TYPE=PNG:${Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]).toString('base64')}`,
      'END:VCARD',
    ].join('\n');
    const [row] = [...readVCards(card)] as ImportRow[];
    expect(row?.fields).toMatchObject({
      name: 'Ada Lovelace',
      organization: 'Analytical Engines, Ltd., Programming',
      phones: [{ label: 'Other', value: '+44-20-7946-0000' }],
      emails: [{ label: 'Work', value: 'ada@example.org' }],
      websites: [{ label: 'HomePage', value: 'https://example.org' }],
      birthday: '--12-10',
      tags: ['maths', 'first, programmer'],
      notes: 'A line that is long enough to be folded by the program that wrote it, twice\nand a second one',
    });
    expect(row?.extra).toEqual([
      'N:Lovelace;Ada;King;;',
      'ORG:Analytical Engines\\, Ltd.;Programming;',
      'NICKNAME:The Enchantress',
    ]);
    expect(row?.photo).toHaveLength(9);
  });

  it('names broken cards by their line and goes on', () => {
    const rows = [
      ...readVCards(
        'BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:G\nEND:VCARD\nBEGIN:VCARD\nFN:Cut',
      ),
    ];
    expect(rows).toMatchObject([
      { line: 1, reason: 'A card begins and does not end.' },
      { line: 3, fields: { name: 'Two' } },
      { line: 6, reason: 'This is a group of which no member is in the file.' },
      { line: 10, reason: 'A card begins and does not end.' },
    ]);
  });
});

describe('a file beyond what any program writes', () => {
  const rowsOf = (rows: Iterable<unknown>) => [...rows].filter((row) => row !== null);
  const card = (name: string, ...lines: string[]) =>
    ['BEGIN:VCARD', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\n');

  it.each([
    ['parameters', `TEL${';A'.repeat(101)}:1`, 'A property has more than 100 parameters.'],
    [
      'values of one parameter',
      `TEL;TYPE=${'A,'.repeat(101)}A:1`,
      'A property has more than 100 parameters.',
    ],
    ['parameters without an end', `TEL${';A'.repeat(20_000)}`, 'A property has more than 100 parameters.'],
    ['text', `NOTE:${'x'.repeat(400_001)}`, 'A card has more than 400,000 characters.'],
    [
      'folded text',
      `NOTE:${'x\n '.repeat(2_000_001)}`,
      'A property is longer than 2,000,000 characters, or a photo than 8,000,000.',
    ],
    ['properties', 'TEL:1\n'.repeat(2_001).trim(), 'A card has more than 2,000 properties.'],
  ])('with too many %s: they are named, and the card and those around it are read', (_what, line, reason) => {
    const rows = rowsOf(readVCards(card('One') + card('Two', line) + card('Three')));
    expect(rows).toMatchObject([
      { fields: { name: 'One' } },
      {
        line: 4,
        fields: { name: 'Two' },
        lost: expect.arrayContaining([expect.objectContaining({ reason })]),
      },
      { fields: { name: 'Three' } },
    ]);
  });

  it('does not refuse a card for what cannot be kept', () => {
    const key = `KEY;ENCODING=b:${'x'.repeat(3_000_000)}`;
    expect(rowsOf(readVCards(card('One', key)))).toMatchObject([{ fields: { name: 'One' } }]);
  });

  it('with too many columns is refused; as many as our own export has are taken', () => {
    const table = (columns: number) =>
      `Name${',Phone'.repeat(columns - 1)}\nAda${Array.from({ length: columns - 1 }, (_, index) => `,${index}`).join('')}\n`;
    expect(rowsOf(readCsv(table(1_001), null))).toMatchObject([
      { line: 1, reason: 'There are more than 1,000 columns.' },
    ]);
    const [row] = rowsOf(readCsv(table(1_000), null)) as ImportRow[];
    // Beyond what a contact takes they are notes.
    expect(row?.fields.phones).toHaveLength(50);
    expect(row?.noted).toHaveLength(100);
  });

  it('whose quotes never close is given up in time, and the rows before them are read', () => {
    const rows = rowsOf(readCsv(`Name,Phone\nAda,1\n${',"a"b,"\n'.repeat(130_000)}`, null));
    expect(rows[0]).toMatchObject({ line: 2, fields: { name: 'Ada' } });
    expect(rows[1]).toMatchObject({ line: 3, reason: 'A quote is opened and not closed.' });
    expect(rows.length).toBeLessThan(100);
  });
});

describe('a CSV file', () => {
  it('of a spreadsheet: semicolons, a byte order mark, a declared separator, line breaks in cells, Latin-1', async () => {
    const bytes = Buffer.from(
      'sep=;\r\nName;E-Mail;Telefon;Notizen\r\n"Müller; Jürgen";j@example.org;"\'+49 30 1";"a\r\nb ""c"""\r\n',
      'latin1',
    );
    const { text, encoding } = await decoded(bytes);
    expect(encoding).toBe('windows-1252');
    expect([...readCsv(text, null)]).toMatchObject([
      {
        line: 3,
        fields: {
          name: 'Müller; Jürgen',
          emails: [{ value: 'j@example.org' }],
          phones: [{ value: '+49 30 1' }],
          notes: 'a\nb "c"',
        },
      },
    ]);
    expect((await decoded(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).text).toBe('a');
    expect((await decoded(new Uint8Array([0xff, 0xfe, 0x61, 0, 0x0a, 0]))).text).toBe('a\n');
    await expect(decoded(new Uint8Array([1, 0, 0, 2]))).rejects.toThrow();
    const long = `${'x'.repeat(256 * 1024 - 1)}äö`;
    expect((await decoded(Buffer.from(long))).text).toBe(long);
  });

  it('of Google and of Outlook, by what its columns are called', () => {
    const google =
      'First Name,Last Name,Labels,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Birthday\n' +
      'Ada,Lovelace,* myContacts ::: maths,AE,* Work,ada@example.org,Mobile,+44 1 ::: +44 2,Home,+44 3,Home,1 St,London,--12-10\n';
    expect(fieldsIn(readCsv(google, null))).toMatchObject([
      {
        name: 'Ada Lovelace',
        organization: 'AE',
        emails: [{ label: 'Work', value: 'ada@example.org' }],
        phones: [
          { label: 'Mobile', value: '+44 1' },
          { label: 'Mobile', value: '+44 2' },
          { label: 'Home', value: '+44 3' },
        ],
        addresses: [{ label: 'Home', street: '1 St', city: 'London' }],
        birthday: '--12-10',
        tags: ['myContacts', 'maths'],
      },
    ]);
    const outlook =
      'First Name,Last Name,Company,Job Title,Business Street,Business City,Home Street,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address,Birthday,Categories\n' +
      'Grace,Hopper,US Navy,Admiral,1 Dock,Norfolk,2 Lane,111,222,g@example.org,h@example.org,0/0/00,a;b\n';
    expect(fieldsIn(readCsv(outlook, null))).toMatchObject([
      {
        name: 'Grace Hopper',
        title: 'Admiral',
        phones: [
          { label: 'Work', value: '111' },
          { label: 'Mobile', value: '222' },
        ],
        emails: [{ value: 'g@example.org' }, { value: 'h@example.org' }],
        addresses: [
          { label: 'Work', street: '1 Dock', city: 'Norfolk' },
          { label: 'Home', street: '2 Lane' },
        ],
        birthday: '',
        tags: ['a', 'b'],
      },
    ]);
    expect(columnOf('Vorname')).toEqual({ to: 'givenName' });
    expect(columnOf('Shoe size')).toBeNull();
  });

  it('takes columns as the client says, and only those', () => {
    const rows = fieldsIn(
      readCsv('Wer,Wo,Name\nAda,+44 1,x\n', { Wer: { to: 'name' }, Wo: { to: 'phone', label: 'Work' } }),
    );
    expect(rows).toMatchObject([{ name: 'Ada', phones: [{ label: 'Work', value: '+44 1' }] }]);
  });

  it('loses only the row in which a quote is never closed', () => {
    const open = [...readCsv('Name,Phone\n"One,1\nTwo,2\n', null)];
    expect(open).toMatchObject([
      { line: 2, reason: 'A quote is opened and not closed.' },
      { line: 3, fields: { name: 'Two' } },
    ]);
  });

  it('says what is wrong with a file that holds no contacts', () => {
    expect([...readCsv('', null)]).toMatchObject([{ reason: 'The file is empty.' }]);
    expect([...readCsv('a,b\n1,2\n', null)]).toMatchObject([
      { line: 1, reason: expect.stringContaining('No column') },
    ]);
  });
});
