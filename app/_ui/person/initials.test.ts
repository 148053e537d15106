import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Mira Sol', 'MS'],
  ['mira', 'M'],
  ['Anna Maria van der Berg', 'AB'],
  ['  spaced   out  ', 'SO'],
  ['(The) Boss', 'TB'],
  ['李 小龍', '李'],
  ['Élodie Ça', 'ÉÇ'],
  ['👩🏽‍🚀 Ada', '👩🏽‍🚀A'],
  ['ß', 'SS'],
  ['', '?'],
  ['   ', '?'],
])('%j is shown as %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
