import { expect, it } from 'vitest';
import { mapOf, withMap } from './import-columns.tsx';

const columns = [
  { heading: 'Who', column: null, examples: ['Ada'] },
  { heading: 'Call', column: { to: 'phone' as const, label: 'Work' }, examples: [] },
];

it('keeps what was chosen for a column, also that it is left out', () => {
  expect(withMap(columns, null)).toEqual(columns);
  const chosen = withMap(columns, [{ to: 'name' }, null]);
  expect(chosen.map(({ column }) => column)).toEqual([{ to: 'name' }, null]);
});

it('a map and the columns shown with it say the same, also where two have one heading', () => {
  const two = [...columns, { heading: 'Call', column: { to: 'email' as const }, examples: [] }];
  expect(mapOf(two)).toEqual([null, { to: 'phone', label: 'Work' }, { to: 'email' }]);
  expect(withMap(two, mapOf(two))).toEqual(two);
});
