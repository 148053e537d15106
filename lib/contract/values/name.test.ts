import { expect, test } from 'vitest';
import { nameSkeleton } from './name.ts';
import { nameSchema } from './name-schema.ts';

const name = nameSchema(60);

test('a name cannot change the direction of what is around it', () => {
  expect(name.parse('Mira \u202egnp.exe\u202c')).toBe('Mira gnp.exe');
  expect(name.parse('\u2066Mira\u2069 Sol')).toBe('Mira Sol');
  expect(name.parse('\u200fMira\u200e')).toBe('Mira');
  expect(name.parse('Mi\u200bra\ufeff')).toBe('Mira');
});

test('names of all scripts stay as they are', () => {
  for (const text of [
    'مریم‌السادات',
    'דנה לוי',
    'ירון \u200fא',
    'क्‍ष',
    'José',
    '李雷',
    "O'Neil",
    '👩‍💻 Ada',
    '0',
  ])
    expect(name.parse(text)).toBe(text.normalize('NFC'));
});

test('a name that cannot be seen is refused', () => {
  for (const text of [
    '',
    ' ',
    '\u200b',
    '\u200d\u200d',
    '\u3164',
    '\u2800',
    '\u202e\u202c',
    '\u200f',
    '\ufe0f',
    '\u0301',
  ])
    expect(name.safeParse(text).success, JSON.stringify(text)).toBe(false);
  expect(name.safeParse('x'.repeat(61)).success).toBe(false);
});

test('names that look alike share a skeleton, others do not', () => {
  for (const other of [
    'mira sol',
    'MIRA SOL',
    'Mira  Sol',
    'MiraSol',
    'Міrа Ѕоl',
    'Mira S0l',
    'Mlra Sol',
    'Mi\u200dra Sol',
    'Ｍira Sol',
  ])
    expect(nameSkeleton(other), other).toBe(nameSkeleton('Mira Sol'));
  expect(nameSkeleton('Ivv Arno')).toBe(nameSkeleton('lw Amo'));
  for (const other of ['Mira Sola', 'Mara Sol', 'Mïra Sol', 'Мира Соль'])
    expect(nameSkeleton(other), other).not.toBe(nameSkeleton('Mira Sol'));
});
