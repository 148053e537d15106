import { expect, it } from 'vitest';
import { mapOf, withMap } from './import-columns.tsx';

const columns = [
  { heading: 'Who', column: null, examples: ['Ada'] },
  { heading: 'Call', column: { to: 'phone' as const, label: 'Work' }, examples: [] },
];

it('keeps what was chosen for a column, also that it is left out', () => {
  expect(withMap(columns, null)).toEqual(columns);
  const chosen = withMap(columns, { Who: { to: 'name' }, Call: null });
  expect(chosen.map(({ column }) => column)).toEqual([{ to: 'name' }, null]);
  expect(withMap(columns, { Who: { to: 'name' } })[1]).toEqual(columns[1]);
});

it('a map and the columns shown with it say the same', () => {
  expect(mapOf(columns)).toEqual({ Who: null, Call: { to: 'phone', label: 'Work' } });
  expect(withMap(columns, mapOf(columns))).toEqual(columns);
});
