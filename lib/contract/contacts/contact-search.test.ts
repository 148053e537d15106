import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finderOf, indexTerms, isShortTerm, queryTerms, sortKey } from './contact-search.ts';

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
    expect(finderOf(query)(grace), query).toBe(true);
  }
  for (const query of ['race', 'hopper x', 'army', '!?']) expect(finderOf(query)(grace), query).toBe(false);
});

it('finds by any three digits of a phone in a row, and by an e-mail address', () => {
  for (const query of ['555', '202-5550', '(202) 555', 'grace.hopper@ex', 'example']) {
    expect(finderOf(query)(grace), query).toBe(true);
  }
  expect(finderOf('556')(grace)).toBe(false);
});

it('sorts a letter with accents beside the same letter without', () => {
  expect(sortKey('Ölberg')).toBe('olberg');
});

it('finds in the page what the index finds', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abÖ字の4@<# .'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, text, text, (name, notes, phone, query) => {
      const contact = { ...grace, name, notes, phones: [{ value: phone }] };
      const stored = indexTerms(contact);
      const terms = queryTerms(query);
      const isInIndex = terms.every((term) =>
        isShortTerm(term) ? stored.includes(term) : stored.some((word) => word.startsWith(term)),
      );
      expect(finderOf(query)(contact)).toBe(query.trim() === '' || (terms.length > 0 && isInIndex));
    }),
    { numRuns: 2_000 },
  );
});
