import { expect, test } from 'vitest';
import { COLUMNS, VIEW_COOKIE, viewCookie, viewOf } from './view-choice.ts';

const kept = (cookie: string) => viewOf(cookie.slice(VIEW_COOKIE.length + 1).split(';')[0]);

test('a choice comes back from its cookie, also one without columns', () => {
  for (const columns of [[], ['email'], [...COLUMNS]] as const) {
    for (const isTable of [true, false]) {
      const choice = { isTable, columns: [...columns] };
      expect(kept(viewCookie(choice, false))).toEqual(choice);
    }
  }
  expect(viewCookie({ isTable: true, columns: ['phone'] }, true)).toMatch(
    /^parley-contacts=table\.phone;.*secure$/,
  );
});

test('without a cookie it is the list; what a cookie holds that is unknown is left out', () => {
  expect(viewOf(undefined).isTable).toBe(false);
  expect(viewOf(undefined).columns).toContain('phone');
  expect(viewOf('table.shoes.email.__proto__')).toEqual({ isTable: true, columns: ['email'] });
  expect(viewOf('').isTable).toBe(false);
});
