import { expect, it } from 'vitest';
import { sampleContact } from '../../../lib/testing/samples.ts';
import { WHOLE_ADDRESS_BOOK } from '../../_client/address-book/list-query.ts';
import { setSizeOf } from './set-size.ts';

const row = sampleContact({ id: 'a', name: 'Ada' });
const edge = { cursor: 'c', row };
const whole = { listQuery: WHOLE_ADDRESS_BOOK, rows: [row], next: edge, previous: null };

it('is what the server counted, for the whole address book', () => {
  expect(setSizeOf(whole, 100_000)).toBe(100_000);
  expect(setSizeOf({ ...whole, listQuery: { ...WHOLE_ADDRESS_BOOK, from: 'M' } }, 7)).toBe(7);
});

it('is the number of rows of a search that is loaded to its ends, and unknown before', () => {
  const search = { ...whole, listQuery: { ...WHOLE_ADDRESS_BOOK, query: 'ad' } };
  expect(setSizeOf(search, 100_000)).toBe(-1);
  expect(setSizeOf({ ...search, next: null }, 100_000)).toBe(1);
  expect(setSizeOf({ ...search, next: null, previous: edge }, 100_000)).toBe(-1);
  expect(setSizeOf(whole, null)).toBe(-1);
});
