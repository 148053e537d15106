import fc from 'fast-check';

/** A file of contacts, and every value in it that says something of a person. */
export interface RandomFile {
  readonly text: string;
  readonly values: readonly string[];
}

const letters = fc.string({
  minLength: 2,
  maxLength: 9,
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäößéñçłøжя山田木ก한'),
});
const digits = fc.string({ minLength: 3, maxLength: 9, unit: fc.constantFrom(...'123456789') });
const word = fc.oneof({ weight: 3, arbitrary: letters }, digits);
const ascii = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz') });
const mark = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ', ',
  '; ',
  ' / ',
  ' - ',
  '\n',
  ' ::: ',
  '"',
  "'",
  '\\',
  '(',
  ' <',
  '> ',
  '@',
  ':',
  '=',
  '|',
  '\t',
  '.',
);

/** Some words with all that programs and people write between them. */
const words = fc
  .tuple(word, fc.array(fc.tuple(mark, word), { maxLength: 5 }))
  .map(([first, rest]) => first + rest.flat().join(''));
const email = fc.tuple(ascii, ascii).map(([name, host]) => `${name}@${host}.example`);
const phone = fc.tuple(digits, digits).map(([area, number]) => `+49 ${area} ${number}`);

/** So many different words. */
const manyWords = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `w${index.toString(36).replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)))}`,
  ).join(' ');

/** What stands in files where one expects something: right values, odd ones, and several in one. */
const value = fc.oneof(
  { weight: 5, arbitrary: words },
  email,
  phone,
  fc.tuple(email, email).map(([a, b]) => `${a}; ${b}`),
  fc.tuple(words, email).map(([name, address]) => `${name} <${address}>`),
  fc.tuple(phone, phone).map(([a, b]) => `${a} / ${b}`),
  ascii.map((host) => `https://${host}.example/${host}`),
  fc.constantFrom(
    'n/a',
    '-',
    '?',
    '0/0/00',
    '1980-04-15',
    '--02-29',
    '31.12.1999',
    '3/4/1980',
    'around Easter',
  ),
  fc.integer({ min: 1, max: 60 }).map(manyWords),
  fc.integer({ min: 60, max: 4_000 }).map(manyWords),
);

const HEADINGS =
  'Name|First Name|Last Name|Display Name|Title|Job Title|Company|Department|Phone|Phone|Mobile|Home Phone|Phone 1 - Label|Phone 1 - Value|Fax|Email|E-mail 2 Address|E-mail Display Name|E-mail Type|Street|Business Street|Business Street 2|Business City|Home Address|Home City|Address 1 - Formatted|City|Postcode|Country|Website|Birthday|Anniversary|Notes|Tags|Labels|Nickname|File As|Relation 1 - Label|Relation 1 - Value|Event 1 - Label|Event 1 - Value|Custom Field 1 - Label|Custom Field 1 - Value|Gender|Vorname|Straße geschäftlich|Téléphone (domicile)|Correo|姓名|Телефон|メール|Uid|Photo|Priority|Birth Year|Birth Month|Birth Day|Phonetic First Name'.split(
    '|',
  );

const heading = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...HEADINGS) },
  { weight: 1, arbitrary: words },
  { weight: 1, arbitrary: fc.constant('') },
);

const cell = (text: string, separator: string) =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A CSV file as a spreadsheet or a program might write it, with a few rows that may be of one person. */
export const randomCsv: fc.Arbitrary<RandomFile> = fc
  .record({
    headings: fc.array(heading, { minLength: 1, maxLength: 12 }),
    separator: fc.constantFrom(',', ';', '\t'),
    names: fc.array(words, { minLength: 1, maxLength: 2 }),
    rows: fc.array(
      fc.record({ cells: fc.array(fc.oneof(fc.constant(''), value), { maxLength: 15 }), named: fc.nat(3) }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ headings, separator, names, rows }) => {
    const head = ['Name', ...headings];
    const table = rows.map(({ cells, named }) => [names[named] ?? '', ...cells]);
    const text = [head, ...table]
      .map((row) => row.map((each) => cell(each, separator)).join(separator))
      .join('\r\n');
    return { text, values: table.flat() };
  });

const NAMES =
  'FN|N|ORG|TITLE|ROLE|TEL|EMAIL|ADR|LABEL|URL|BDAY|NOTE|CATEGORIES|NICKNAME|IMPP|X-SKYPE|RELATED|X-ABDATE|GENDER|GEO|X-ANDROID-CUSTOM|ANNIVERSARY|UID|KIND|SOUND|X-SOCIALPROFILE'.split(
    '|',
  );
const PARAMS = [
  '',
  '',
  '',
  ';TYPE=home',
  ';TYPE=WORK,voice',
  ';PREF=1',
  ';PREF=10',
  ';X-A="b:c"',
  ';CELL',
  ';TYPE=x-odd',
];

const escaped = (text: string) => text.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
const quotedPrintable = (text: string) =>
  [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const folded = (line: string, every: number) =>
  (line.match(new RegExp(`.{1,${every}}`, 'gsu')) ?? []).join('\r\n ');

const property = fc
  .record({
    name: fc.constantFrom(...NAMES),
    param: fc.constantFrom(...PARAMS),
    parts: fc.array(value, { minLength: 1, maxLength: 4 }),
    group: fc.option(fc.nat(2), { freq: 4 }),
    label: fc.option(words, { freq: 3 }),
    form: fc.constantFrom('plain', 'plain', 'folded', 'encoded', 'raw'),
  })
  .map(({ name, param, parts, group, label, form }) => {
    const prefix = group === null ? '' : `item${group}.`;
    const isWhole = form === 'encoded' || !['N', 'ADR', 'ORG'].includes(name);
    // Only the beginning is named of a long value that cannot be kept; of parts it would be that of the first.
    const used = isWhole ? parts.slice(0, 1) : parts.map((part) => part.slice(0, 100).replace(/\S*$/, ''));
    const plain = used
      .map((part) => (form === 'raw' ? part.replace(/[\\\n]/g, ' ') : escaped(part)))
      .join(';');
    const head = `${prefix}${name}${param}`;
    const line =
      form === 'encoded'
        ? `${head};ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:${quotedPrintable(used[0] ?? '')}`
        : `${head}:${plain}`;
    const labels = group === null || label === null ? [] : [`${prefix}X-ABLabel:${escaped(label)}`];
    return {
      lines: [form === 'folded' ? folded(line, 60) : line, ...labels],
      values: [...used, ...(labels.length > 0 ? [label ?? ''] : [])],
    };
  });

/** A file of vCards of any version, as programs write them and as they should not. */
export const randomVCards: fc.Arbitrary<RandomFile> = fc
  .array(
    fc.record({ properties: fc.array(property, { minLength: 1, maxLength: 12 }), isGlued: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((cards) => ({
    text: cards
      .map(({ properties, isGlued }) =>
        [
          'BEGIN:VCARD',
          'VERSION:3.0',
          ...properties.flatMap(({ lines }) => lines),
          `END:VCARD${isGlued ? '' : '\r\n'}`,
        ].join('\r\n'),
      )
      .join(''),
    values: cards.flatMap(({ properties }) => properties.flatMap(({ values }) => values)),
  }));
