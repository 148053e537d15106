import { expect, it } from 'vitest';
import { isFoundBy, sortKey } from './contact-search.ts';

const grace = {
  name: 'Grace Brewster Hópper',
  organization: 'US Navy',
  title: 'Rear admiral',
  notes: 'Found the first bug',
  phones: [{ value: '+1 (202) 555-0123' }],
  emails: [{ value: 'Grace.Hopper@example.org' }],
  addresses: [],
  tags: ['Cobol'],
};

it('finds by the beginnings of words, without case and accents, in any order', () => {
  for (const query of ['', ' ', 'gra', 'HOPP', 'hópper gr', 'navy', 'cob', 'bug']) {
    expect(isFoundBy(grace, query), query).toBe(true);
  }
  for (const query of ['race', 'hopper x', 'army', '!?']) expect(isFoundBy(grace, query), query).toBe(false);
});

it('finds by any three digits of a phone in a row, and by an e-mail address', () => {
  for (const query of ['555', '202-5550', '(202) 555', 'grace.hopper@ex', 'example']) {
    expect(isFoundBy(grace, query), query).toBe(true);
  }
  expect(isFoundBy(grace, '556')).toBe(false);
});

it('sorts a letter with accents beside the same letter without', () => {
  expect(sortKey('Ölberg')).toBe('olberg');
});
