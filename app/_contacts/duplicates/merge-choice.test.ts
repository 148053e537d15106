import { expect, test } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { timeFormat } from '../../_ui/time/format-time.ts';
import { mergeRows, mergesOf } from './merge-choice.ts';

const format = timeFormat({ hours: 24, dateOrder: 'day' });
const blank = sampleContact({ id: 'a', name: 'Ada' });
const one = {
  ...blank,
  title: 'Clerk',
  notes: 'Met in Rome.',
  phones: [{ id: 'x', label: '', value: '1' }],
};
const other = { ...blank, id: 'b', organization: 'Acme', title: 'Head', notes: 'Sings.', photo: 'p' };

test('only what differs is asked; lists are joined and what is empty gives way, unless chosen otherwise', () => {
  const rows = mergeRows([one, other], format);
  expect(rows.map(({ field, preset, canJoin }) => [field, preset, canJoin])).toEqual([
    ['organization', 'b', false],
    ['title', 'a', false],
    ['notes', 'both', true],
    ['phones', 'a', false],
    ['photo', 'b', false],
  ]);
  expect(mergesOf([one, other], rows, new Map([['title', 'b']]))).toEqual([
    {
      withId: 'b',
      fields: { organization: 'other', title: 'other', phones: 'this', notes: 'both', photo: 'other' },
    },
  ]);
});

test('of three each value is asked once, and the one that is chosen comes with its own contact', () => {
  const third = { ...blank, id: 'c', title: 'Clerk', organization: 'Bell', notes: 'Sings.' };
  const rows = mergeRows([one, other, third], format);
  expect(rows.find(({ field }) => field === 'title')?.values.map(({ id }) => id)).toEqual(['a', 'b']);
  const merges = mergesOf([one, other, third], rows, new Map([['organization', 'c']]));
  expect(
    merges.map(({ withId, fields }) => [withId, fields.organization, fields.title, fields.notes]),
  ).toEqual([
    ['b', 'this', 'this', 'both'],
    ['c', 'other', 'this', 'both'],
  ]);
});
