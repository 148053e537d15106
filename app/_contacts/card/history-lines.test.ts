import { expect, test } from 'vitest';
import { timeFormat } from '../../_ui/time/format-time.ts';
import { linesOf } from './history-lines.ts';

const format = timeFormat({ hours: 24, dateOrder: 'day' });
const phone = (id: string, value: string) => ({ id, label: 'Work', value });

test('a change of a list is shown item by item, and only those that changed', () => {
  const before = [phone('a', '1'), phone('b', '2'), phone('c', '3')];
  const after = [phone('a', '1'), phone('b', '22'), phone('d', '4')];
  expect(linesOf({ field: 'phones', before, after }, format)).toEqual([
    { before: '2 (Work)', after: '22 (Work)' },
    { before: '3 (Work)', after: '' },
    { before: '', after: '4 (Work)' },
  ]);
  expect(linesOf({ field: 'tags', before: ['x', 'y'], after: ['y', 'z'] }, format)).toEqual([
    { before: 'x', after: '' },
    { before: '', after: 'z' },
  ]);
});

test('one value is shown before and after, a day with the name of its month, a photo as one', () => {
  expect(linesOf({ field: 'title', before: '', after: 'Clerk' }, format)).toEqual([
    { before: '', after: 'Clerk' },
  ]);
  expect(linesOf({ field: 'birthday', before: '--02-29', after: '1986-04-30' }, format)).toEqual([
    { before: '29 February', after: '30 April 1986' },
  ]);
  expect(linesOf({ field: 'photo', before: null, after: 'hash' }, format)).toEqual([
    { before: '', after: 'a photo' },
  ]);
});
