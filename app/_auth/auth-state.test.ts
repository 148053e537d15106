import { expect, test } from 'vitest';
import { type AuthState, errorAt, refusalOf, valueAt } from './auth-state.ts';

const invalid: AuthState = {
  ok: false,
  code: 'invalid',
  message: 'Some fields need a correction.',
  errors: [{ path: 'password', message: 'Use at least 10 characters.' }],
  values: { username: 'mira' },
};
const taken: AuthState = {
  ok: false,
  code: 'username_taken',
  message: 'This username is taken.',
  values: {},
};
const wrong: AuthState = { ok: false, code: 'wrong_credentials', message: 'They do not match.', values: {} };

test('what is wrong is shown at its field, and nowhere else', () => {
  expect(errorAt(invalid, 'password')).toBe('Use at least 10 characters.');
  expect(errorAt(invalid, 'username')).toBeUndefined();
  expect(refusalOf(invalid)).toBeUndefined();
  expect(errorAt(taken, 'username')).toBe('This username is taken.');
  expect(refusalOf(taken)).toBeUndefined();
});

test('a refusal of the whole is one sentence that names no field', () => {
  expect(refusalOf(wrong)).toBe('They do not match.');
  expect(errorAt(wrong, 'username')).toBeUndefined();
  expect(errorAt(wrong, 'password')).toBeUndefined();
});

test('what was typed stays', () => {
  expect(valueAt(invalid, 'username')).toBe('mira');
  expect(valueAt(null, 'username')).toBeUndefined();
});
