import { expect, test } from 'vitest';
import { detailOf, piecesOf, termsOf } from './match.ts';

const marked = (text: string, query: string) =>
  piecesOf(text, termsOf(query))
    .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
    .join('');

test('beginnings of words are highlighted, whatever their case and accents', () => {
  expect(marked('José María Álvarez', 'jose al')).toBe('[José] María [Ál]varez');
  expect(marked('Straße', 'stras')).toBe('[Straß]e');
  expect(marked('Anna Banana', 'an')).toBe('[An]na Banana');
  expect(marked('nobody', 'x')).toBe('nobody');
  expect(marked('priya@example.org', 'priya@exa')).toBe('[priya]@[exa]mple.org');
});

test('digits are marked across the signs between them', () => {
  expect(marked('+91 98450 12345', '84501')).toBe('+91 9[8450 1]2345');
  expect(marked('۰۹۱۲ ۳۴۵', '0912345')).toBe('۰[۹۱۲ ۳۴۵]');
  expect(marked('1-800-FLOWERS', '8003569377')).toBe('1-[800-FLOWERS]');
});

test('the line under a name shows what was found, when the name was not', () => {
  const contact = {
    name: 'Ada',
    title: 'Countess',
    organization: '',
    phones: [{ label: '', value: '020 7946 0000', e164: '+442079460000' }],
    emails: [],
    addresses: [],
    customFields: [],
    tags: ['maths'],
    notes: 'Met in\nTurin at the congress',
  } as never;
  expect(detailOf(contact, termsOf(''))).toBe('Countess');
  expect(detailOf(contact, termsOf('ad'))).toBe('Countess');
  expect(detailOf(contact, termsOf('turin'))).toBe('Turin at the congress');
  expect(detailOf(contact, termsOf('mat'))).toBe('maths');
  expect(detailOf(contact, termsOf('4420'))).toBe('+442079460000');
});
