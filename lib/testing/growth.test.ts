import { decodePayload } from 'engine.io-parser';
import { Decoder } from 'socket.io-parser';
import { expect, it } from 'vitest';
import { peopleFilter } from '../accounts/people/search-keys.ts';
import { readCsv } from '../contacts/formats/read-csv.ts';
import { readVCards } from '../contacts/formats/read-vcards.ts';
import { requireMatch, type StoredContact } from '../contacts/stored/to-contact.ts';
import { contactInputSchema } from '../contract/contacts/contact.ts';
import { contactEditSchema } from '../contract/contacts/contact-edit.ts';
import { mergeFields } from '../contract/contacts/contact-merge.ts';
import { finderOf, indexTerms, queryTerms } from '../contract/contacts/contact-search.ts';
import { nameOrderKey } from '../contract/contacts/name-order.ts';
import { namesIn } from '../contract/conversations/mention-groups.ts';
import { bodySchema } from '../contract/conversations/message.ts';
import { slugOf } from '../contract/conversations/room-slug.ts';
import { clientEvents } from '../contract/events.ts';
import { parseJson } from '../contract/values/parse-json.ts';
import { cleanLine, cleanText, foldKey } from '../contract/values/text.ts';
import { namesTag, rangeOf } from '../http/files/serving/byte-range.ts';
import { disposition } from '../http/files/serving/file-headers.ts';
import { readJson } from '../http/read-body.ts';
import { FRAME_LIMIT } from '../socket/open-socket-server.ts';
import { decodeCursor } from '../store/cursor.ts';
import { measureGrowth } from './growth.ts';

/** Reads every row of a file, and checks what it says as an import does. */
function readAll(rows: Iterable<unknown>): void {
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || !('fields' in row)) continue;
    const { data } = contactInputSchema.safeParse(row.fields);
    if (data) indexTerms(data);
  }
}

/** `before`, then as much of `unit` as fits, then `after`. */
const filled =
  (unit: string, before = '', after = '') =>
  (size: number) =>
    before + unit.repeat(Math.ceil(size / unit.length)) + after;

const inCard = (unit: string, before = '', after = '') =>
  filled(unit, `BEGIN:VCARD\nFN:Ada\n${before}`, `${after}\nEND:VCARD\n`);

const FILE = 160_000;

it.each([
  ['parameters', inCard(';A', 'TEL', ':1')],
  ['parameters of one name', inCard(';TYPE=a', 'TEL', ':1')],
  ['values of a parameter', inCard('a,', 'TEL;TYPE=', ':1')],
  ['quoted values', inCard('"a",', 'TEL;TYPE=', ':1')],
  ['a quote that does not end', inCard(';A', 'TEL;X="')],
  ['parameters without a colon', inCard(';A', 'TEL')],
  ['parameters and a value', inCard(';A:', 'TEL')],
  ['groups', inCard('a.', '', 'TEL:1')],
  ['folds', inCard('\n a', 'NOTE:a')],
  ['soft breaks', inCard('a=\n', 'NOTE;QUOTED-PRINTABLE:')],
  ['quoted-printable', inCard('=C3=BC', 'NOTE;ENCODING=QUOTED-PRINTABLE:')],
  ['encodings', inCard(';ENCODING=QUOTED-PRINTABLE', 'NOTE', ':a')],
  ['escapes', inCard('\\,', 'CATEGORIES:')],
  ['tags', inCard('a,', 'CATEGORIES:')],
  ['parts', inCard('a;', 'ADR:')],
  ['phones', inCard('TEL:1\n')],
  ['addresses of the web', inCard('a.', 'URL:')],
  ['times of a birthday', inCard('T0000', 'BDAY:')],
  ['labels', inCard('item1.X-ABLABEL:a\nitem1.TEL:1\n')],
  ['cards', filled('BEGIN:VCARD\nFN:a\nTEL:1\nEND:VCARD\n')],
  ['cards that do not end', filled('BEGIN:VCARD\n')],
  ['nested parts', filled('BEGIN:X\n', 'BEGIN:VCARD\n')],
  ['empty lines', filled('\n')],
  ['no line', filled('a')],
  ['a photo', inCard('A', 'PHOTO;ENCODING=b:')],
  ['photos', inCard('PHOTO;ENCODING=b:AAAA\n')],
])('vCards with many of these are read in linear time: %s', async (_what, make) => {
  const result = await measureGrowth({ make, work: (text) => readAll(readVCards(text)), largest: FILE });
  expect(result).toMatchObject({ isLinear: true });
});

const columns = (unit: string, cell: string) => (size: number) => {
  const count = Math.ceil(size / (unit.length + cell.length));
  return `Name${unit.repeat(count)}\nAda${cell.repeat(count)}\n`;
};

it.each([
  ['columns of one kind', columns(',Phone', ',1')],
  ['columns of groups', columns(',Phone 2,Phone 2 label', ',1,Home')],
  ['columns of addresses', columns(',Home Street,Work City', ',a,b')],
  ['unknown columns', columns(',Shoe', ',1')],
  ['cells', filled(',1', 'Name,Phone\nAda')],
  ['values of a cell', filled('1 ::: ', 'Name,Phone\nAda,')],
  ['tags of a cell', filled('a,', 'Name,Tags\nAda,"', '"\n')],
  ['backslashes', filled('\\', 'Name,Tags\nAda,')],
  ['times of a birthday', filled('T0000', 'Name,Birthday\nAda,"', '\nx"\n')],
  ['apostrophes', filled("'", 'Name,Phone\n')],
  ['quotes', filled('"', 'Name,Phone\n')],
  ['a quote that does not end', filled('a\n', 'Name,Phone\n"')],
  ['quotes of the first line', filled('""', '"')],
  ['rows', filled('Ada,1\n', 'Name,Phone\n')],
  ['empty rows', filled('\n', 'Name,Phone\n')],
  ['empty cells', filled(',', 'Name,Phone\n')],
])('CSV with many of these is read in linear time: %s', async (_what, make) => {
  const result = await measureGrowth({ make, work: (text) => readAll(readCsv(text, null)), largest: FILE });
  expect(result).toMatchObject({ isLinear: true });
});

it('CSV of which no quote closes is given up within a bound', async () => {
  // What is read again for open quotes is bounded, so that it grows only as far as the bound.
  const make = filled(',"a"b,"\n', 'Name,Phone\n');
  const work = (text: string) => readAll(readCsv(text, null));
  expect(await measureGrowth({ make, work, largest: 16_000_000 })).toMatchObject({ isLinear: true });
});

/** What texts are made of, each many times over. */
const UNITS = [
  'a',
  ' ',
  '\n',
  '\r',
  'a ',
  'a\n',
  '@ada',
  '@a.',
  '@',
  '.',
  '-',
  '_',
  'a.',
  'a-',
  '`',
  '`a',
  '```',
  '0',
  '+',
  'ß',
  'é',
  'e\u0301',
  '\u0301',
  '山',
  'ก',
  '😀',
  '\ud800',
  'ﷺ',
  '"',
  '\\',
  '$',
];

const text = {
  name: 'Ada',
  organization: '',
  title: '',
  notes: '',
  phones: [],
  emails: [],
  addresses: [],
  tags: [],
};

it.each<[string, number, (text: string) => unknown]>([
  ['lines', 100_000, cleanLine],
  ['texts', 100_000, cleanText],
  ['keys', 100_000, foldKey],
  ['keys of the order of names', 100_000, nameOrderKey],
  ['bodies of messages', 16_384, (body) => bodySchema.safeParse(body)],
  ['mentions', 16_384, namesIn],
  ['addresses of rooms', 20_000, slugOf],
  ['search terms of people', 20_000, peopleFilter],
  ['search terms of contacts', 20_000, queryTerms],
  ['contacts that are searched', 20_000, (notes) => finderOf('ada a')({ ...text, notes })],
  ['index terms of contacts', 10_000, (notes) => indexTerms({ ...text, notes })],
  ['names of downloads', 20_000, (name) => disposition('attachment', name)],
  ['tags of what a caller has', 16_000, (tags) => namesTag(tags, '"a"')],
  ['ranges', 16_000, (range) => rangeOf(`bytes=${range}`, 100)],
  ['sends of a socket', 60_000, (body) => clientEvents['message:send'].input.safeParse({ body })],
])('%s are read in linear time', async (_what, largest, work) => {
  const grown: unknown[] = [];
  for (const unit of UNITS) {
    const result = await measureGrowth({ make: filled(unit), work, largest });
    if (!result.isLinear) grown.push([unit, result]);
  }
  expect(grown).toEqual([]);
});

const nested = (size: number) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`;
const jsonOf = [
  ['nesting', nested],
  ['nesting without an end', filled('{"a":')],
  ['escapes', filled('\\"', '"', '"')],
  ['items', filled('{"value":"1"},', '{"name":"Ada","phones":[', '{"value":"1"}]}')],
  ['e-mails', filled('{"value":"a@b.c"},', '{"name":"Ada","emails":[', '{"value":"a"}]}')],
  ['text', filled('a', '{"name":"', '"}')],
  ['spaces', filled(' ', '{"name":"', '"}')],
  [
    'unknown fields',
    (size: number) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: size / 12 }, (_, index) => [`f${index}`, 1]))),
  ],
] as const;

it.each(jsonOf)('a JSON body with %s is read and checked in linear time', async (_what, make) => {
  const request = (body: string) =>
    new Request('http://127.0.0.1/', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
  const work = async (body: string) => {
    const read = await readJson(request(body)).catch(() => null);
    contactInputSchema.safeParse(read);
    contactEditSchema.safeParse({ changed: read, base: read });
  };
  expect(await measureGrowth({ make, work, largest: 512_000 })).toMatchObject({ isLinear: true });
});

it.each(jsonOf)('a cursor and the fields of a form with %s are read in linear time', async (_what, make) => {
  const work = (json: string) => {
    const encoded = Buffer.from(json).toString('base64url');
    expect(() => decodeCursor(encoded, bodySchema)).toThrow();
    try {
      parseJson(json);
    } catch {}
  };
  expect(await measureGrowth({ make, work, largest: 512_000 })).toMatchObject({ isLinear: true });
});

it('a merge is made in linear time, also of more items than a form may carry', async () => {
  const items = (size: number, label: string) =>
    Array.from({ length: size }, (_, index) => ({ id: `i${index}`, label, value: `${index}` }));
  const make = (size: number) => {
    const contact = (label: string) => ({
      ...contactInputSchema.parse({ name: 'Ada' }),
      phones: items(size, label),
    });
    return { before: contact(''), yours: contact('Home'), theirs: contact('Work') };
  };
  expect(await measureGrowth({ make, work: mergeFields, largest: 4_000 })).toMatchObject({ isLinear: true });
});

it.each([
  ['tags', filled('"1",')],
  ['weak tags', filled('W/"1" , ')],
  ['spaces', filled(' ', '"1"', 'x')],
  ['no end', filled('"1",', '', '"')],
])('If-Match with %s is read in linear time', async (_what, make) => {
  const doc = { revision: 2, createdAt: new Date(), updatedAt: new Date(), phones: [], emails: [] };
  const work = (header: string) => {
    try {
      requireMatch(header, doc as unknown as StoredContact);
    } catch {}
  };
  expect(await measureGrowth({ make, work, largest: 64_000 })).toMatchObject({ isLinear: true });
});

const largeKey = filled('k', '{"', '":1}');

/** What an event may carry as JSON, growing. */
const payloads: readonly (readonly [string, (size: number) => string])[] = [
  ...jsonOf,
  ['one huge key', largeKey],
  ['objects in objects', (size) => `${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}`],
  ['a huge id', filled('a', '{"conversationId":"', '","contactId":null}')],
  ['a huge list for an id', filled('"a",', '{"conversationId":[', '"a"],"mark":[],"state":[]}')],
  ['a huge mark', filled('=', '{"mark":"', '"}')],
  ['a huge field', filled('a.', '{"contactId":"a","field":"', '"}')],
  ['a huge number', filled('9', '{"conversationId":"a","seq":', '}')],
  [
    'files of a message',
    filled('"a",', '{"conversationId":"a","clientId":"a","body":"a","fileIds":[', '"a"]}'),
  ],
  ['keys of prototypes', filled('"__proto__":{},', '{', '"state":"active"}')],
];

it.each(Object.entries(clientEvents))(
  'what comes with %s is read and refused in linear time',
  async (_event, { input }) => {
    const grown: unknown[] = [];
    for (const [what, make] of payloads) {
      const work = (json: string) => {
        try {
          input.safeParse(JSON.parse(json));
        } catch {}
      };
      const result = await measureGrowth({ make, work, largest: FRAME_LIMIT });
      if (!result.isLinear) grown.push([what, result]);
    }
    expect(grown).toEqual([]);
  },
);

const PLACEHOLDER = '{"_placeholder":true,"num":0},';

it.each<[string, (size: number) => string]>([
  ['packets in a payload', filled('4x\u001e', '', '4x')],
  ['empty packets in a payload', filled('\u001e')],
  ['binary packets in a payload', filled('bAAAA\u001e', '', 'bAAAA')],
  ['events in a payload', filled('42["typing",{}]\u001e', '', '42[]')],
  ['digits of an acknowledgement', filled('9', '42', '["typing",{}]')],
  ['digits of a count of attachments', filled('9', '45', '-["typing",{}]')],
  ['dashes', filled('-', '451', '["typing",{}]')],
  ['letters of a namespace', filled('a', '42/', ',["typing",{}]')],
  ['slashes of a namespace', filled('/', '42', ',["typing",{}]')],
  ['arguments', filled('{},', '42["typing",', '{}]')],
  ['nesting', (size) => `42["typing",${nested(size)}]`],
  ['placeholders', filled(PLACEHOLDER, '451-["typing",', '1]')],
  [
    'placeholders in each other',
    (size) =>
      `451-["typing",${'{"_placeholder":true,"num":0,"a":'.repeat(size / 34)}1${'}'.repeat(size / 34)}]`,
  ],
  ['a frame that is no event', filled('[', '42')],
])('a frame or payload with many of these is decoded in linear time: %s', async (_what, make) => {
  // As a server reads it: the payload of a request, then each packet of Socket.IO in it, with the attachment it may ask for.
  const work = (payload: string) => {
    const decoder = new Decoder();
    for (const { type, data } of decodePayload(payload, 'nodebuffer')) {
      if (type !== 'message') continue;
      try {
        decoder.add(data);
        decoder.add(Buffer.from([1]));
      } catch {
        decoder.destroy();
      }
    }
  };
  expect(await measureGrowth({ make, work, largest: FRAME_LIMIT })).toMatchObject({ isLinear: true });
});

it('an event with as many attachments as a payload holds is put together in linear time', async () => {
  const make = (count: number) => {
    const places = Array.from({ length: count }, (_, num) => ({ _placeholder: true, num }));
    return [`5${count}-${JSON.stringify(['typing', ...places])}`, count] as const;
  };
  const work = ([head, count]: readonly [string, number]) => {
    const decoder = new Decoder();
    decoder.on('decoded', () => undefined);
    try {
      decoder.add(head);
      for (let sent = 0; sent < count; sent += 1) decoder.add(Buffer.from([1]));
    } catch {
      decoder.destroy();
    }
  };
  expect(await measureGrowth({ make, work, largest: 2_000 })).toMatchObject({ isLinear: true });
});
