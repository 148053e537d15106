import { expect, test } from 'vitest';
import { outcomeOf } from './upload-outcome.ts';

const problem = (code: string, detail: string) => JSON.stringify({ code, title: 'No', detail });

test('what says nothing about the file is tried again', () => {
  for (const status of [null, 500, 502, 503, 409, 423, 429]) {
    expect(outcomeOf({ status, body: '' }, true)).toEqual({ kind: 'lost' });
  }
});

test('a piece that a proxy refuses is made smaller; a file that the server refuses is not sent again', () => {
  expect(outcomeOf({ status: 413, body: '<html>413</html>' }, true)).toEqual({ kind: 'too large a piece' });
  expect(outcomeOf({ status: 413, body: problem('too_large', 'At most 100 MB.') }, true)).toEqual({
    kind: 'refused',
    reason: 'At most 100 MB.',
  });
  expect(outcomeOf({ status: 507, body: problem('storage_full', 'The disk is full.') }, true)).toEqual({
    kind: 'refused',
    reason: 'The disk is full.',
  });
  expect(outcomeOf({ status: 409, body: problem('too_much_unsent', 'Send or remove some.') }, true)).toEqual({
    kind: 'refused',
    reason: 'Send or remove some.',
  });
  expect(outcomeOf({ status: 409, body: problem('wrong_offset', 'Elsewhere.') }, true)).toEqual({
    kind: 'lost',
  });
  expect(outcomeOf({ status: 422, body: problem('invalid', 'It is empty.') }, true)).toMatchObject({
    kind: 'refused',
  });
});

test('what the server no longer has begins anew', () => {
  for (const status of [404, 410]) {
    expect(outcomeOf({ status, body: '' }, true)).toEqual({ kind: 'gone' });
    expect(outcomeOf({ status, body: '' }, false)).toEqual({ kind: 'lost' });
  }
});

test('without a session it waits', () => {
  expect(outcomeOf({ status: 401, body: '' }, true)).toEqual({ kind: 'ended' });
});
