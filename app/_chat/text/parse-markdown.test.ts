import { describe, expect, test } from 'vitest';
import { mayHoldMarkdown } from './may-hold-markdown.ts';
import { type Block, type Inline, parseMarkdown } from './parse-markdown.ts';

/** The tree written down: `p(strong(a))`. */
function drawn(text: string): string {
  return parseMarkdown(text).map(block).join(' ');
}

function block(node: Block): string {
  switch (node.type) {
    case 'paragraph':
      return `p(${node.children.map(inline).join('')})`;
    case 'quote':
      return `quote(${node.children.map(block).join(' ')})`;
    case 'list':
      return `list${node.start ?? ''}(${node.items.map((item) => item.map(block).join(' ')).join(' | ')})`;
    case 'code':
      return `code:${node.language}(${node.text})`;
  }
}

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'code':
      return `code(${node.text})`;
    case 'break':
      return '⏎';
    case 'link':
      return `link:${node.href}(${node.children.map(inline).join('')})`;
    default:
      return `${node.type}(${node.children.map(inline).join('')})`;
  }
}

test('bold, italic, strike and code', () => {
  expect(drawn('a **b** _c_ ~~d~~ `e <f>`')).toBe('p(a strong(b) em(c) del(d) code(e <f>))');
});

test('line breaks stay, and underscores inside a word', () => {
  expect(drawn('one\ntwo snake_case_name 2 * 3 * 4')).toBe('p(one⏎two snake_case_name 2 * 3 * 4)');
});

test('quotes, lists and code blocks', () => {
  expect(drawn('> said\n\n- a\n- **b**\n\n3. c\n4. d\n\n```ts\nlet a = 1 < 2;\n```')).toBe(
    'quote(p(said)) list(p(a) | p(strong(b))) list3(p(c) | p(d)) code:ts(let a = 1 < 2;)',
  );
});

test('links lead to http, https and mailto only', () => {
  expect(drawn('[a](https://example.org/x) <https://b.example> me@example.org')).toBe(
    'p(link:https://example.org/x(a) link:https://b.example/(https://b.example) link:mailto:me@example.org(me@example.org))',
  );
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '/settings', '//x.example'])
    expect(drawn(`[a](${address})`)).toBe(`p([a](${address}))`);
});

test('a link that pretends to lead elsewhere stays as it was typed', () => {
  expect(drawn('[https://bank.example](https://evil.example)')).not.toContain('link:https://evil');
  expect(drawn('[x](https://bank.example@evil.example)')).toBe('p([x](https://bank.example@evil.example))');
});

describe('what is not in the allow-list stays text', () => {
  test.each([
    '<b>x</b>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![i](https://x.example/y.png)',
    '# not a heading',
    'title\n---',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '[a]: https://x.example',
    '&lt;b&gt; &#x3c;',
    '    four spaces',
  ])('%s', (text) => {
    const tree = JSON.stringify(parseMarkdown(text));
    expect(tree).not.toMatch(/"type":"(?:code|list|quote)"/);
    const words = drawn(text)
      .replace(/p\(|\)(?= p|$)|⏎/g, '')
      .replace(/link:\S+?\(/g, '');
    expect(words.replace(/[\s)]/g, '')).toBe(text.replace(/[\s)]/g, ''));
  });
});

test('hostile input is read to its end and never throws', () => {
  const hostile = ['*', '_', '~', '`', '[', '](', '> ', '- ', '**a ', '<', '![', '\\', '1. ', '[a](', '_*'];
  for (const piece of hostile) {
    expect(() => parseMarkdown(piece.repeat(4000 / piece.length))).not.toThrow();
  }
});

test('whether a text needs reading at all', () => {
  expect(mayHoldMarkdown('see you at ten, ok?')).toBe(false);
  expect(mayHoldMarkdown('https://example.org/a-b')).toBe(false);
  for (const text of ['*a*', 'x `y`', '> q', 'a\n- b', '1. x', 'me@example.org', 'www.example.org'])
    expect(mayHoldMarkdown(text), text).toBe(true);
});
