import { expect, test } from 'vitest';
import { outcomeOf } from './upload-outcome.ts';

const problem = (code: string, detail: string) => JSON.stringify({ code, title: 'No', detail });

test('what says nothing about the file is tried again', () => {
  for (const status of [null, 500, 502, 503, 404, 409, 410, 423, 429]) {
    expect(outcomeOf({ status, body: '' })).toEqual({ kind: 'lost' });
  }
});

test('a piece that a proxy refuses is made smaller; a file that the server refuses is not sent again', () => {
  expect(outcomeOf({ status: 413, body: '<html>413</html>' })).toEqual({ kind: 'too large a piece' });
  expect(outcomeOf({ status: 413, body: problem('too_large', 'At most 100 MB.') })).toEqual({
    kind: 'refused',
    reason: 'At most 100 MB.',
  });
  expect(outcomeOf({ status: 507, body: problem('storage_full', 'The disk is full.') })).toEqual({
    kind: 'refused',
    reason: 'The disk is full.',
  });
  expect(outcomeOf({ status: 409, body: problem('too_much_unsent', 'Send or remove some.') })).toEqual({
    kind: 'refused',
    reason: 'Send or remove some.',
  });
  expect(outcomeOf({ status: 409, body: problem('wrong_offset', 'Elsewhere.') })).toEqual({ kind: 'lost' });
  expect(outcomeOf({ status: 422, body: problem('invalid', 'It is empty.') })).toMatchObject({
    kind: 'refused',
  });
});

test('without a session it waits', () => {
  expect(outcomeOf({ status: 401, body: '' })).toEqual({ kind: 'ended' });
});
