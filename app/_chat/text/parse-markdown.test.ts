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
      return `link:${node.href}(${node.children.map(inline).join('')}${node.host === null ? '' : ` → ${node.host}`})`;
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

test('a link whose text names another host says where it leads', () => {
  for (const text of [
    'bank.example',
    'Bank.Example/login',
    'go to **bank.example**',
    'ba\u200bnk.example',
    'bank\uff0eexample',
    'help@bank.example',
    '192.0.2.1',
    'evil.example.bank.example',
  ])
    expect(drawn(`[${text}](https://evil.example/x)`), text).toContain(' → evil.example');
  expect(drawn('[help@bank.example](mailto:help@evil.example)')).toContain(' → evil.example');
  for (const text of ['bank.example', 'www.bank.example', 'see Bank.example', 'the bank', 'Version 2.0'])
    expect(drawn(`[${text}](https://login.bank.example)`), text).not.toContain('→');
  expect(drawn('[www.bank.example](https://bank.example/)')).not.toContain('→');
  expect(drawn('[help@bank.example](mailto:help@bank.example)')).not.toContain('→');
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

test('a message that is all signs stays as it was typed, since reading it would take long', () => {
  for (const piece of ['[', '![', '> ', '1. a\n', '- a\n  ', '*a', '_*', '<a@'])
    expect(parseMarkdown(piece.repeat(4000 / piece.length)), piece).toHaveLength(1);
  // A fence that the parser reads as part of a list hides nothing.
  const hidden = `- x\n  \`\`\`\n${'['.repeat(3000)}`;
  expect(drawn(hidden)).toBe(`p(${hidden})`);
});

test('code may hold as many signs as it likes, and an honest long message is read', () => {
  const code = '[*_]<>\n'.repeat(500).trim();
  expect(drawn(`\`\`\`js\n${code}\n\`\`\``)).toBe(`code:js(${code})`);
  const list = Array.from({ length: 60 }, (_, at) => `- **point ${at}** [here](https://a.example/${at})`);
  expect(drawn(list.join('\n'))).toMatch(/^list\(/);
});

test('whether a text needs reading at all', () => {
  expect(mayHoldMarkdown('see you at ten, ok?')).toBe(false);
  expect(mayHoldMarkdown('https://example.org/a-b')).toBe(false);
  for (const text of ['*a*', 'x `y`', '> q', 'a\n- b', '1. x', 'me@example.org', 'www.example.org'])
    expect(mayHoldMarkdown(text), text).toBe(true);
});
