import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RecentChange } from '../../_client/address-book/contact-list-types.ts';
import { useChangesAbove } from './use-changes-above.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const changed = (...changes: (readonly [string, number])[]): ReadonlyMap<string, RecentChange> =>
  new Map(changes.map(([id, revision]) => [id, { revision, byUserId: 'u', fields: ['name'] }]));

function draw(top: number) {
  const { result, rerender } = renderHook(({ recent, rows, at }) => useChangesAbove(recent, rows, at), {
    initialProps: { recent: changed(), rows: ids, at: top },
  });
  return {
    above: () => result.current,
    next: (recent: ReadonlyMap<string, RecentChange>, at = top, rows = ids) => rerender({ recent, rows, at }),
  };
}

test('counts the rows that change above what is in view, and names the topmost', () => {
  const { above, next } = draw(3);
  next(changed(['c', 1]));
  expect(above()).toEqual({ count: 1, first: 2 });
  next(changed(['c', 1], ['b', 2], ['d', 3]));
  expect(above()).toEqual({ count: 2, first: 1 });
});

test('they stay counted after their tint has faded, and one that changes twice counts once', () => {
  const { above, next } = draw(3);
  next(changed(['b', 1]));
  next(changed());
  expect(above().count).toBe(1);
  next(changed(['b', 2]));
  expect(above().count).toBe(1);
});

test('scrolling up to them, or their deletion, takes them off', () => {
  const { above, next } = draw(3);
  const recent = changed(['a', 1], ['c', 2]);
  next(recent);
  next(recent, 1);
  expect(above()).toEqual({ count: 1, first: 0 });
  next(recent, 3);
  expect(above()).toEqual({ count: 1, first: 0 });
  next(recent, 2, ids.slice(1));
  expect(above().count).toBe(0);
});
