import { expect, test } from 'vitest';
import { composerActionOf } from './composer-keys.ts';

const idle = { enterSends: true, isEditing: false, isReplying: false, isEmpty: true };

function press(key: string, more: { ctrl?: boolean; meta?: boolean; alt?: boolean; shift?: boolean } = {}) {
  return {
    key,
    code: '',
    ctrlKey: more.ctrl ?? false,
    metaKey: more.meta ?? false,
    altKey: more.alt ?? false,
    shiftKey: more.shift ?? false,
  };
}

test('Enter sends and Shift+Enter does not, or the other way round; with Ctrl or ⌘ it always sends', () => {
  const swapped = { ...idle, enterSends: false };
  expect(composerActionOf(press('Enter'), idle)).toEqual({ kind: 'send' });
  expect(composerActionOf(press('Enter', { shift: true }), idle)).toBeNull();
  expect(composerActionOf(press('Enter'), swapped)).toBeNull();
  expect(composerActionOf(press('Enter', { shift: true }), swapped)).toEqual({ kind: 'send' });
  for (const state of [idle, swapped]) {
    expect(composerActionOf(press('Enter', { ctrl: true }), state)).toEqual({ kind: 'send' });
    expect(composerActionOf(press('Enter', { meta: true }), state)).toEqual({ kind: 'send' });
    expect(composerActionOf(press('Enter', { alt: true }), state)).toBeNull();
  }
});

test('Escape leaves an edit or a reply, and otherwise goes on to whoever handles it next', () => {
  expect(composerActionOf(press('Escape'), idle)).toBeNull();
  expect(composerActionOf(press('Escape'), { ...idle, isEditing: true })).toEqual({ kind: 'leave' });
  expect(composerActionOf(press('Escape'), { ...idle, isReplying: true })).toEqual({ kind: 'leave' });
});

test('↑ edits the last message only while nothing is written, Ctrl+↑ replies; neither during an edit', () => {
  expect(composerActionOf(press('ArrowUp'), idle)).toEqual({ kind: 'editLast' });
  expect(composerActionOf(press('ArrowUp'), { ...idle, isEmpty: false })).toBeNull();
  expect(composerActionOf(press('ArrowUp', { ctrl: true }), { ...idle, isEmpty: false })).toEqual({
    kind: 'replyAbove',
  });
  const editing = { ...idle, isEditing: true };
  expect(composerActionOf(press('ArrowUp'), editing)).toBeNull();
  expect(composerActionOf(press('ArrowUp', { ctrl: true }), editing)).toBeNull();
});

test('formatting works also during an edit; letters are text', () => {
  const editing = { ...idle, isEditing: true };
  expect(composerActionOf(press('b', { ctrl: true }), editing)).toEqual({ kind: 'format', sign: '**' });
  expect(composerActionOf(press('b'), idle)).toBeNull();
});
