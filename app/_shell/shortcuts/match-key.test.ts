import { expect, test } from 'vitest';
import { KEY_GROUPS } from './key-table.ts';
import { isKey, type KeyPress, keySigns } from './match-key.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more };
}

const onPc = { isMac: false };

test('Mod is Ctrl, on a Mac it is ⌘, and never both', () => {
  expect(isKey(press('k', { ctrlKey: true }), 'goTo', onPc)).toBe(true);
  expect(isKey(press('k', { metaKey: true }), 'goTo', onPc)).toBe(false);
  expect(isKey(press('k', { metaKey: true }), 'goTo', { isMac: true })).toBe(true);
  expect(isKey(press('k', { ctrlKey: true }), 'goTo', { isMac: true })).toBe(false);
});

test('modifiers that are not named make it another key', () => {
  expect(isKey(press('k', { ctrlKey: true, altKey: true }), 'goTo', onPc)).toBe(false);
  expect(isKey(press('ArrowDown', { altKey: true }), 'nextConversation', onPc)).toBe(true);
  expect(isKey(press('ArrowDown', { altKey: true, shiftKey: true }), 'nextConversation', onPc)).toBe(false);
  expect(isKey(press('ArrowDown', { altKey: true, shiftKey: true }), 'nextUnread', onPc)).toBe(true);
  expect(isKey(press('Escape'), 'readAll', onPc)).toBe(false);
});

test('a sign is known wherever the keyboard has it, a letter also in capitals by the lock', () => {
  expect(isKey(press('?', { shiftKey: true }), 'showKeys', onPc)).toBe(true);
  expect(isKey(press('?'), 'showKeys', onPc)).toBe(true);
  expect(isKey(press('N'), 'newContact', onPc)).toBe(true);
  expect(isKey(press('N', { shiftKey: true }), 'newContact', onPc)).toBe(false);
});

test('another script on the keyboard leaves the keys where they are', () => {
  expect(isKey(press('л', { code: 'KeyK', ctrlKey: true }), 'goTo', onPc)).toBe(true);
  expect(isKey(press('l', { code: 'KeyK', ctrlKey: true }), 'goTo', onPc)).toBe(false);
});

test('single characters can be switched off; whole keys and combinations stay', () => {
  const off = { isMac: false, hasSingleKeys: false };
  expect(isKey(press('n'), 'newContact', off)).toBe(false);
  expect(isKey(press('?'), 'showKeys', off)).toBe(false);
  expect(isKey(press('F6'), 'nextRegion', off)).toBe(true);
  expect(isKey(press('k', { ctrlKey: true }), 'goTo', off)).toBe(true);
});

test('the sheet writes keys as they are printed', () => {
  expect(keySigns('Mod+K', false)).toEqual(['Ctrl', 'K']);
  expect(keySigns('Alt+Shift+ArrowUp', true)).toEqual(['⌥', 'Shift', '↑']);
  expect(keySigns('+', false)).toEqual(['+']);
});

test('in one group no key does two things', () => {
  for (const { entries } of KEY_GROUPS) {
    const keys = Object.values(entries).flatMap((entry): readonly string[] => entry.keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
