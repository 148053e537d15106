import { expect, test } from 'vitest';
import { findEntries, fitOf, type PaletteEntry, type PaletteGroup } from './find-entries.ts';

test('each word typed begins a word, in any order', () => {
  expect(fitOf('mi', 'Mira Sol')).toBe(2);
  expect(fitOf('so mi', 'Mira Sol')).toBe(2);
  expect(fitOf('ira', 'Mira Sol')).toBe(0);
  expect(fitOf('', 'Mira Sol')).toBe(2);
});

test('letters of several word beginnings fit, in their order', () => {
  expect(fitOf('ms', 'Mira Sol')).toBe(1);
  expect(fitOf('mis', 'Mira Sol')).toBe(1);
  expect(fitOf('sm', 'Mira Sol')).toBe(0);
  expect(fitOf('dvt', 'Design and Visual Team')).toBe(1);
});

test.each([
  ['ásh', 'Asha Rao'],
  ['josé', 'Jose García'],
  ['garc', 'José García'],
  ['ив', 'Пётр Иванов'],
  ['प्रि', 'प्रिया शर्मा'],
  ['太郎', '山田太郎'],
  ['山', '山田太郎'],
  ['علي', 'محمد علي'],
  ['straße', 'Straße'],
  ['ＡＳＨＡ', 'Asha'],
  ['สม', 'คุณสมชาย'],
  ['철수', '김철수'],
  ['obrien', 'O’Brien'],
])('%s finds %s', (query, name) => {
  expect(fitOf(query, name)).toBe(2);
});

test('a search that nearly fits everywhere comes to its end', () => {
  const name = Array.from({ length: 500 }, () => 'aaaaaaaa').join(' ');
  expect(fitOf(`${'a'.repeat(63)}b`, name)).toBe(0);
});

function entry(group: PaletteGroup, name: string, at = ''): PaletteEntry {
  return { id: `${group} ${name}`, group, name, at };
}

test('the better fit comes first, then the most recent, each group by itself', () => {
  const entries = [
    entry('Commands', 'Settings'),
    entry('Conversations', 'Mira Sol', '2026-01-01T00:00:00.000Z'),
    entry('Conversations', 'Missing Socks', '2026-01-03T00:00:00.000Z'),
    entry('Conversations', 'Mango Sorbet', '2026-01-02T00:00:00.000Z'),
  ];
  const names = (query: string) =>
    findEntries(entries, query, { limit: 8 }).map(({ group, entries: found }) => [
      group,
      found.map(({ name }) => name),
    ]);
  expect(names('m')).toEqual([['Conversations', ['Missing Socks', 'Mango Sorbet', 'Mira Sol']]]);
  expect(names('mis')).toEqual([['Conversations', ['Missing Socks', 'Mira Sol']]]);
  expect(names('se')).toEqual([['Commands', ['Settings']]]);
  expect(names('')).toHaveLength(2);
});

test('what the server found stays, whatever it was found by', () => {
  const contact = entry('Contacts', 'Priya');
  const found = findEntries([contact], '+91 98450', { limit: 8, isFound: () => true });
  expect(found).toEqual([{ group: 'Contacts', entries: [contact] }]);
});
