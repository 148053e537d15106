import { beforeEach, expect, test } from 'vitest';
import { createContactDrafts } from './contact-drafts.ts';

const [ada, bo] = [
  { id: 'p1', name: 'Ada' },
  { id: 'p2', name: 'Bo' },
];

beforeEach(() => localStorage.clear());

test('the contacts of a composer are there again after a reload, for their person only', () => {
  const drafts = createContactDrafts('me');
  drafts.add('k', [ada]);
  drafts.add('k', [ada, bo]);
  expect(createContactDrafts('me').read('k')).toEqual([ada, bo]);
  expect(createContactDrafts('another').read('k')).toEqual([]);
  drafts.remove('k', 'p1');
  expect(drafts.read('k')).toEqual([bo]);
  expect(drafts.read('k')).toBe(drafts.read('k'));
  drafts.clear('k');
  expect(localStorage).toHaveLength(0);
});

test('there are five at most', () => {
  const drafts = createContactDrafts('me');
  const many = Array.from({ length: 7 }, (_, at) => ({ id: `p${at}`, name: `N${at}` }));
  expect(drafts.add('k', many.slice(0, 5))).toBe(true);
  expect(drafts.add('k', many.slice(5))).toBe(false);
  expect(drafts.read('k')).toEqual(many.slice(0, 5));
});

test('what cannot be read is nothing, and after signing out nothing is kept', () => {
  const drafts = createContactDrafts('me');
  localStorage.setItem('parley:draft-contacts:me:k', '[{"id":1}]');
  expect(drafts.read('k')).toEqual([]);
  drafts.close();
  drafts.add('k', [ada]);
  expect(localStorage.getItem('parley:draft-contacts:me:k')).toBe('[{"id":1}]');
});
