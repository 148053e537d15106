import { expect, test } from 'vitest';
import type { Contact } from '../../../lib/contract/contact.ts';
import { mergeOf, mergeRows } from './merge-choice.ts';

const blank: Contact = {
  id: 'a',
  revision: 1,
  name: 'Ada',
  organization: '',
  title: '',
  notes: '',
  phones: [],
  emails: [],
  addresses: [],
  websites: [],
  birthday: '',
  tags: [],
  photo: null,
  userId: null,
  createdAt: '',
  updatedAt: '',
  updatedByUserId: null,
};

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
