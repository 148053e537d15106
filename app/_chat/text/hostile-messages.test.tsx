import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { bodySchema } from '@/lib/contract/conversations/message.ts';
import { hostileMessages } from '@/lib/testing/hostile-texts.ts';
import { SIGNS_MAX } from './markdown/markdown-bounds.ts';
import MarkdownText from './markdown/markdown-text.tsx';
import { MessageText } from './message-text.tsx';

const ALLOWED = /^(?:DIV|P|SPAN|A|BDI|STRONG|EM|DEL|CODE|PRE|UL|OL|LI|BLOCKQUOTE|BUTTON|svg|path|rect)$/i;

/** What of a drawn text is not in the allow-list of elements, attributes and addresses. */
function forbiddenIn(container: HTMLElement): string[] {
  return [...container.querySelectorAll('*')].flatMap((element) => {
    const names = element.getAttributeNames().filter((name) => /^on|^srcdoc$|^src$|^formaction$/i.test(name));
    const href = element.getAttribute('href');
    return [
      ...(ALLOWED.test(element.tagName) ? [] : [element.tagName]),
      ...names,
      ...(href === null || /^(?:https?:\/\/|mailto:)/.test(href) ? [] : [href]),
    ];
  });
}

/** How many elements a message may be drawn with: few beside those that its signs of Markdown make. */
const ELEMENTS_MAX = SIGNS_MAX + 100;

/** The words in which the browser would shape the rest again at each of their lines. */
const longWords = (container: HTMLElement) =>
  [...container.querySelectorAll('p')].filter(
    (paragraph) => /[^\s\p{Lo}\p{M}]{200}/u.test(paragraph.textContent) && !paragraph.closest('.unkerned'),
  );

test.each(hostileMessages)('%j is drawn with few elements, and with no long word that is kerned', (body) => {
  const text = bodySchema.parse(body);
  const { container } = render(<MessageText text={text} tailClassName="w-12" />);
  const marked = render(<MarkdownText text={text} tail={null} />);
  expect(longWords(container)).toEqual([]);
  expect(marked.container.querySelectorAll('*').length).toBeLessThanOrEqual(ELEMENTS_MAX);
  expect(container.querySelectorAll('*').length).toBeLessThanOrEqual(ELEMENTS_MAX);
});

test.each(hostileMessages)('%j is drawn with what is allowed only', (body) => {
  const hacked = vi.fn();
  vi.stubGlobal('hacked', hacked);
  const text = bodySchema.parse(body);
  const plain = render(<MessageText text={text} tailClassName="w-12" />);
  const marked = render(<MarkdownText text={text} tail={null} />);
  expect(forbiddenIn(plain.container)).toEqual([]);
  expect(forbiddenIn(marked.container)).toEqual([]);
  expect(hacked).not.toHaveBeenCalled();
});
