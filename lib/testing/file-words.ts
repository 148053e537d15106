import type { Contact } from '../contract/contacts/contact.ts';
import type { ContactImport } from '../contract/contacts/contact-import.ts';
import { caseKey, cleanLine } from '../contract/values/text.ts';

/** The words of a text as they are compared: without case, numbers without leading zeros. */
export function wordsOf(text: string): string[] {
  const words = caseKey(text).match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
  return words.map((word) => word.replace(/^0+(?=\d)/, ''));
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** What a date may have been written with. */
function dateWords(birthday: string): string[] {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(birthday) ?? [];
  const name = MONTHS[Number(month) - 1] ?? '';
  const days = Date.parse(`${year}-${month}-${day}T00:00:00Z`) / 86_400_000 + 25_569;
  const known = [
    birthday,
    year.slice(2),
    name,
    name.slice(0, 3),
    year + month + day,
    month + day,
    String(days),
  ];
  return known.concat(year === '-' ? ['1604', '0000', `1604${month}${day}`] : []).flatMap(wordsOf);
}

/** Every word of what was stored and of what was reported, and how long values begin of which only that much is reported. */
export interface Accounted {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

/** Of a longer value the first so many characters are reported. */
const REPORTED_MAX = 1_000;

/** What is known of a file after it was read. */
export function accountedWords(
  contacts: readonly Contact[],
  report: Pick<ContactImport, 'notStored' | 'rejected'>,
): Accounted {
  const texts: string[] = [];
  for (const contact of contacts) {
    const { phones, emails, addresses, websites, customFields, tags, extra = [] } = contact;
    texts.push(
      contact.id,
      contact.name,
      contact.organization,
      contact.title,
      contact.notes,
      contact.birthday,
      ...tags,
    );
    for (const item of [...phones, ...emails, ...websites, ...customFields])
      texts.push(item.label, item.value);
    for (const address of addresses) texts.push(...Object.values(address).map(String));
    texts.push(...extra.map((line) => line.replace(/\\(?:[nN]|([^\p{L}\p{N}]))/gu, ' $1')));
  }
  const words = new Set([
    ...texts.flatMap(wordsOf),
    ...contacts.flatMap(({ birthday }) => dateWords(birthday)),
    ...report.notStored.flatMap(({ column, value }) => wordsOf(`${column} ${value}`)),
    ...report.rejected.flatMap(({ reason }) => wordsOf(reason)),
  ]);
  const long = report.notStored.filter(({ value }) => value.length >= REPORTED_MAX);
  return { words, beginnings: long.map(({ value }) => cleanLine(value.slice(0, REPORTED_MAX - 100))) };
}
