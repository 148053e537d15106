import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contact, contactInputSchema } from '../../contract/contacts/contact.ts';
import { extraBlocks } from '../../contract/contacts/contact-extra.ts';
import type { ContactItem } from '../../contract/contacts/contact-items.ts';
import { itemKey } from '../../contract/contacts/contact-values.ts';
import { newId } from '../../contract/values/new-id.ts';
import { caseKey } from '../../contract/values/text.ts';
import { randomVCards } from '../../testing/contacts/random-contact-files.ts';
import { csvRows } from './csv-cells.ts';
import { isRow } from './import-row.ts';
import { readCsv } from './read-csv.ts';
import { readVCards } from './read-vcards.ts';
import { csvContact, csvHead } from './write-csv.ts';
import { writeVCard } from './write-vcard.ts';

const text = (maxLength: number) =>
  fc.string({
    maxLength,
    unit: fc.oneof(
      fc.constantFrom(
        ',',
        ';',
        '"',
        "'",
        '\\',
        '\n',
        ':',
        '=',
        '+',
        '-',
        '@',
        '\t',
        ' ',
        'n',
        'é',
        '李',
        '😀',
        '|',
        '*',
        'a',
        'B',
      ),
      fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    ),
  });
const line = text(30).map((value) => value.replace(/\s+/gu, ' ').trim());
const label = fc.oneof(
  fc.constantFrom('', 'Work', 'Home', 'Mobile', 'work', 'Fax', 'Büro: 2'),
  line.filter((value) => !value.startsWith('* ')),
);
const value = line.filter((each) => each.trim() !== '' && !each.includes(':::'));
const item = fc.record({ label, value: value.filter((each) => !/^(tel|mailto):/i.test(each)) });
/** An item that is there already is not read twice. */
const keyOf = (item: { label: string } & ContactItem) => `${itemKey(item)} ${caseKey(item.label)}`;
const tag = value.filter((each) => !each.startsWith('* '));

const contact: fc.Arbitrary<Contact> = fc
  .record({
    name: value,
    organization: line,
    title: line,
    notes: text(80).map((each) => each.trim()),
    phones: fc.uniqueArray(item, { maxLength: 4, selector: keyOf }),
    emails: fc.uniqueArray(
      fc.record({ label, value: fc.constantFrom('a@example.org', "o'b+c@example.org", 'jü@müller.example') }),
      { maxLength: 3, selector: keyOf },
    ),
    addresses: fc.uniqueArray(
      fc.record({ label, street: value, city: line, region: line, postcode: line, country: line }),
      { maxLength: 2, selector: keyOf },
    ),
    websites: fc.uniqueArray(
      fc.record({ label, value: fc.constantFrom('https://example.org/a;b,c?d=1', 'http://xn--e1a.example') }),
      { maxLength: 2, selector: keyOf },
    ),
    customFields: fc.uniqueArray(fc.record({ label: value, value }), { maxLength: 3, selector: keyOf }),
    birthday: fc.constantFrom('', '1986-04-30', '--02-29', '0099-12-01'),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
  })
  .map((fields) => contactInputSchema.safeParse(fields))
  .filter((parsed) => parsed.success)
  .map(({ data }) => ({
    ...data,
    id: newId(),
    revision: 1,
    photo: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedByUserId: 'x',
  }));

const LISTS = ['phones', 'emails', 'addresses', 'websites', 'customFields'] as const;

const cleaned = ({
  id: _,
  revision: _r,
  photo: _p,
  createdAt: _c,
  updatedAt: _u,
  updatedByUserId: _b,
  extra: _x,
  ...fields
}: Contact) => fields;

describe('out and in again gives the same contacts', () => {
  it('by CSV', () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 4 }), (contacts) => {
        const most = (field: (typeof LISTS)[number]) =>
          Math.max(0, ...contacts.map((each) => each[field].length));
        const shape = {
          phones: most('phones'),
          emails: most('emails'),
          addresses: most('addresses'),
          websites: most('websites'),
          customFields: most('customFields'),
          hasExtra: contacts.some(({ extra }) => extra !== undefined),
        };
        const file = csvHead(shape) + contacts.map((each) => csvContact(each, shape)).join('');
        for (const row of csvRows(file)) {
          for (const cell of row && 'cells' in row ? row.cells : []) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
        const rows = [...readCsv(file, null)].filter((row) => row !== null);
        expect(rows.map((row) => ('fields' in row ? contactInputSchema.parse(row.fields) : row))).toEqual(
          contacts.map(cleaned),
        );
        expect(rows.map((row) => ('uid' in row ? row.uid : null))).toEqual(contacts.map(({ id }) => id));
      }),
      { numRuns: 150 },
    );
  });

  it.each(['3.0', '4.0'] as const)('by vCard %s, no line of it longer than 75 bytes', (version) => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 4 }), (contacts) => {
        const file = contacts.map((each) => writeVCard(each, version, null)).join('');
        for (const each of file.split('\r\n')) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(75);
        const rows = [...readVCards(file)].filter((row) => row !== null && 'fields' in row);
        expect(rows.map((row) => contactInputSchema.parse(row.fields))).toEqual(contacts.map(cleaned));
        expect(rows.map(({ uid }) => uid)).toEqual(contacts.map(({ id }) => `urn:uuid:${id}`));
      }),
      { numRuns: 150 },
    );
  });

  it.each(['3.0', '4.0', 'csv'] as const)(
    'by %s, of contacts that came from the files of other programs',
    (format) => {
      fc.assert(
        fc.property(randomVCards, ({ text: file }) => {
          const contacts = [...readVCards(file)]
            .filter(isRow)
            .map((row) => ({ ...bare, ...row.fields, extra: [...row.extra], id: newId() }));
          fc.pre(contacts.length > 0);
          const shape = { phones: 0, emails: 0, addresses: 0, websites: 0, customFields: 0, hasExtra: true };
          for (const field of LISTS)
            shape[field] = Math.max(0, ...contacts.map((each) => each[field].length));
          const out =
            format === 'csv'
              ? csvHead(shape) + contacts.map((each) => csvContact(each, shape)).join('')
              : contacts.map((each) => writeVCard(each, format, null)).join('');
          const rows = [...(format === 'csv' ? readCsv(out, null) : readVCards(out))].filter(
            (row) => row !== null,
          );
          const again = rows.map((row) =>
            'fields' in row ? { ...row.fields, extra: sorted(row.extra), lost: row.lost } : row,
          );
          expect(again).toEqual(
            contacts.map((each) => ({
              ...cleaned(each),
              extra: sorted(each.extra, format !== 'csv'),
              lost: [],
            })),
          );
        }),
        { numRuns: 60, endOnFailure: true },
      );
    },
  );
});

const bare = {
  revision: 1,
  photo: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedByUserId: 'x',
};

/** What is kept, whatever its order; a copy has no id of another program. */
function sorted(extra: readonly string[], isCopy = false): string[] {
  return extraBlocks(extra)
    .map(({ lines }) => lines.join('\n'))
    .filter((lines) => !isCopy || !/^UID[;:]/i.test(lines))
    .sort((one, other) => (one < other ? -1 : 1));
}
