// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { beginTypeAhead, takeTypeAhead } from './type-ahead.ts';

function press(key: string, more: KeyboardEventInit = {}): boolean {
  return document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
}

test('characters are kept until they are taken, and go nowhere else', () => {
  expect(press('x')).toBe(true);
  beginTypeAhead();
  for (const key of ['h', 'e', 'y', 'y', 'Backspace', ' ']) expect(press(key)).toBe(false);
  expect(press('k', { ctrlKey: true })).toBe(true);
  expect(press('Enter')).toBe(true);
  expect(takeTypeAhead()).toBe('hey ');
  expect(press('x')).toBe(true);
  expect(takeTypeAhead()).toBe('');
});

test('Escape and a press elsewhere end it', () => {
  beginTypeAhead();
  press('a');
  document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
  expect(press('b')).toBe(true);
  expect(takeTypeAhead()).toBe('a');
});
