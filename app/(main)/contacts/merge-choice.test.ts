import { expect, test } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { mergeOf, mergeRows } from './merge-choice.ts';

const blank = sampleContact({ id: 'a', name: 'Ada' });

test('only what differs is asked; lists are joined and what is empty gives way, unless chosen otherwise', () => {
  const one = { ...blank, title: 'Clerk', phones: [{ id: 'x', label: '', value: '1' }] };
  const other = { ...blank, id: 'b', organization: 'Acme', title: 'Head', photo: 'p' };
  const rows = mergeRows(one, other);
  expect(rows.map(({ field, preset }) => [field, preset])).toEqual([
    ['organization', 'other'],
    ['title', 'this'],
    ['phones', 'both'],
    ['photo', 'other'],
  ]);
  expect(mergeOf(rows, new Map([['title', 'other']]))).toEqual({
    organization: 'other',
    title: 'other',
    phones: 'both',
    photo: 'other',
  });
});
