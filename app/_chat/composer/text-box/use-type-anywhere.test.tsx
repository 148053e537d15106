import { fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test } from 'vitest';
import { createLiveWrapper } from '../../../_testing/live-wrapper.tsx';
import { useTypeAnywhere } from './use-type-anywhere.ts';

function Page() {
  const box = useRef<HTMLTextAreaElement>(null);
  useTypeAnywhere(() => box.current?.focus());
  return (
    <>
      <article tabIndex={-1}>message</article>
      <button type="button">press</button>
      <input aria-label="search" />
      <textarea ref={box} aria-label="Message" />
    </>
  );
}

function open() {
  const { wrapper } = createLiveWrapper();
  render(<Page />, { wrapper });
  const box = screen.getByRole('textbox', { name: 'Message' });
  return {
    /** Whether the composer has the focus after the key was pressed there. */
    leads(on: Element, key: string, more: KeyboardEventInit = {}) {
      box.blur();
      fireEvent.keyDown(on, { key, ...more });
      return document.activeElement === box;
    },
  };
}

test('a letter, a paste and the beginning of a composition lead to the composer from wherever nothing is written', () => {
  const { leads } = open();
  const message = screen.getByRole('article');
  for (const on of [document.body, message, screen.getByRole('button')]) {
    expect(leads(on, 'e')).toBe(true);
    expect(leads(on, 'é')).toBe(true);
    expect(leads(on, 'v', { ctrlKey: true })).toBe(true);
    expect(leads(on, 'Process', { keyCode: 229 })).toBe(true);
  }
  expect(leads(document.body, ' ')).toBe(true);
});

test('commands, keys without a character, shortcuts and other fields are left alone', () => {
  const { leads } = open();
  for (const key of ['Enter', 'Escape', 'ArrowUp', 'Tab', 'F6', 'Delete', '?', '/'])
    expect(leads(document.body, key), key).toBe(false);
  expect(leads(document.body, 'k', { ctrlKey: true })).toBe(false);
  expect(leads(screen.getByRole('textbox', { name: 'search' }), 'e')).toBe(false);
  expect(leads(screen.getByRole('button'), ' ')).toBe(false);
});
