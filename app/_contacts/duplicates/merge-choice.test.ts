import { expect, test } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { mergeFieldsOf, mergeRows } from './merge-choice.ts';

const blank = sampleContact({ id: 'a', name: 'Ada' });

test('only what differs is asked; lists are joined and what is empty gives way, unless chosen otherwise', () => {
  const one = {
    ...blank,
    title: 'Clerk',
    notes: 'Met in Rome.',
    phones: [{ id: 'x', label: '', value: '1' }],
  };
  const other = { ...blank, id: 'b', organization: 'Acme', title: 'Head', notes: 'Sings.', photo: 'p' };
  const rows = mergeRows(one, other);
  expect(rows.map(({ field, preset, canJoin }) => [field, preset, canJoin])).toEqual([
    ['organization', 'other', false],
    ['title', 'this', false],
    ['notes', 'both', true],
    ['phones', 'this', false],
    ['photo', 'other', false],
  ]);
  expect(mergeFieldsOf(rows, new Map([['title', 'other']]))).toEqual({
    organization: 'other',
    title: 'other',
    phones: 'this',
    notes: 'both',
    photo: 'other',
  });
});
