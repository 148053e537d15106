import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { bodySchema } from '@/lib/contract/conversations/message.ts';
import { hostileMessages } from '@/lib/testing/hostile-texts.ts';
import MarkdownText from './markdown-text.tsx';
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
