import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import MarkdownText from './markdown-text.tsx';

function drawn(text: string) {
  const { container } = render(<MarkdownText text={text} tail={<i data-tail />} />);
  return container;
}

test('a list shows numbers as they were typed, boxes of things to do, and has the direction of its text', () => {
  expect([...drawn('0. zero\n1. one').querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
    '0.zero',
    '1.one',
  ]);
  expect(drawn('- [ ] milk\n- [x] bread').textContent).toBe('☐To do:milk☑Done:bread');
  expect(drawn('- שלום\n- עולם').querySelector('ul')?.getAttribute('dir')).toBe('rtl');
  expect(drawn('> مرحبا').querySelector('blockquote')?.getAttribute('dir')).toBe('rtl');
  expect(drawn('- hello שלום').querySelector('ul')?.getAttribute('dir')).toBe('ltr');
});

test('the time has its room in the last line, in a list and a quote too', () => {
  for (const text of ['*a*', '- a\n- b', '> a', 'a\n- b\n  - c'])
    expect(drawn(text).querySelector('p:last-of-type [data-tail]'), text).not.toBeNull();
  expect(drawn('- a\n- b').querySelectorAll('[data-tail]')).toHaveLength(1);
  expect(drawn('```\na\n```').querySelector('[data-tail]')).toBeNull();
});
