import { expect, test } from 'vitest';
import { signOf, toggleSign } from './format-keys.ts';

/** `[` and `]` enclose what is selected. */
function toggled(marked: string, sign: string): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  const done = toggleSign({ text, start, end }, sign);
  const next = text.slice(0, done.start) + done.insert + text.slice(done.end);
  return `${next.slice(0, done.chooseStart)}[${next.slice(done.chooseStart, done.chooseEnd)}]${next.slice(done.chooseEnd)}`;
}

test('a sign goes around what is chosen, and off again', () => {
  expect(toggled('a [b] c', '**')).toBe('a **[b]** c');
  expect(toggled('a **[b]** c', '**')).toBe('a [b] c');
  expect(toggled('a [b ]c', '_')).toBe('a _[b]_ c');
});

test('with nothing selected the cursor is between the signs', () => {
  expect(toggled('a []', '`')).toBe('a `[]`');
  expect(toggled('`[]`', '`')).toBe('[]');
});

test('the keys', () => {
  const press = { key: 'b', code: 'KeyB', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  expect(signOf(press)).toBe('**');
  expect(signOf({ ...press, key: 'E', code: 'KeyE' })).toBe('`');
  expect(signOf({ ...press, shiftKey: true })).toBeNull();
  expect(signOf({ ...press, key: 'q' })).toBeNull();
});
