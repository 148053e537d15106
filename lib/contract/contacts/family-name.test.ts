import { expect, it } from 'vitest';
import { familyNameOf, lastNameKey, organizationKey } from './family-name.ts';
import { compareKeys } from './name-order.ts';

it('reads the family name out of a whole one', () => {
  const names = [
    ['Alasdair Munro', 'Munro'],
    ['Munro, Alasdair', 'Munro'],
    ['Alasdair Munro, PhD', 'Munro'],
    ['Martin Luther King Jr.', 'King'],
    ['Vincent van Gogh', 'van Gogh'],
    ['Ada (from the library)', 'Ada'],
    ['山田 太郎', '山田'],
    ['李小龍', '李小龍'],
    ['Ada', 'Ada'],
    ['Jr', 'Jr'],
    ['(nobody)', '(nobody)'],
    [', Ada', ', Ada'],
    ['Мария Ива́новна Петрова', 'Петрова'],
  ];
  expect(names.map(([name = '']) => [name, familyNameOf(name)])).toEqual(names);
});

const sorted = <T>(all: readonly T[], keyOf: (one: T) => string) =>
  all.toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));

it('sorts by family name, then by the whole name, and organizations by theirs', () => {
  const named = (name: string, organization = '') => ({ name, organization });
  const ours = [
    named('Zoë Ahrens'),
    named('Anna Li'),
    named('Zed Li'),
    named('Bo Li Wei'),
    named('Orchard Ltd', 'Orchard Ltd'),
    named('Ben Ørsted'),
    named('Ada Wu'),
  ];
  expect(sorted(ours, lastNameKey).map(({ name }) => name)).toEqual([
    'Zoë Ahrens',
    'Anna Li',
    'Zed Li',
    'Orchard Ltd',
    'Ben Ørsted',
    'Bo Li Wei',
    'Ada Wu',
  ]);
});

it('sorts by organization, then by name; those without one are last', () => {
  const all = [
    { name: 'Ada', organization: '' },
    { name: 'Cy', organization: 'Acme' },
    { name: 'Bo', organization: 'acme' },
    { name: 'Di', organization: 'Acme Works' },
    { name: '😀', organization: '𝒜b' },
  ];
  expect(sorted(all, organizationKey).map(({ name }) => name)).toEqual(['😀', 'Bo', 'Cy', 'Di', 'Ada']);
});
