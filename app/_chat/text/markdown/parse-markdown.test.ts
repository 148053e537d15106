import { describe, expect, test } from 'vitest';
import { mayHoldMarkdown } from './may-hold-markdown.ts';
import { type Block, type Inline, type ListItem, parseMarkdown } from './parse-markdown.ts';

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
      return `list(${node.items.map(item).join(' | ')})`;
    case 'code':
      return `code:${node.language}(${node.text})`;
  }
}

function item({ marker, isDone, children }: ListItem): string {
  const box = isDone === null ? [] : [isDone ? '[x]' : '[ ]'];
  return [...(marker === null ? [] : [marker]), ...box, ...children.map(block)].join(' ');
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
    'quote(p(said)) list(p(a) | p(strong(b))) list(3. p(c) | 4. p(d)) code:ts(let a = 1 < 2;)',
  );
});

test('numbers are shown as they were typed, and things to do have a box', () => {
  expect(drawn('0. zero\n1. one')).toBe('list(0. p(zero) | 1. p(one))');
  expect(drawn('1) a\n1) b\n05) c')).toBe('list(1) p(a) | 1) p(b) | 05) p(c))');
  expect(drawn('- [ ] milk\n- [x] bread')).toBe('list([ ] p(milk) | [x] p(bread))');
  expect(drawn('1. [ ] first\n2. [X] second')).toBe('list(1. [ ] p(first) | 2. [x] p(second))');
});

test('a list and a quote end with their last line, and a list may hold another', () => {
  expect(drawn('Shopping:\n- milk\n- bread\nThanks!')).toBe(
    'p(Shopping:) list(p(milk) | p(bread)) p(Thanks!)',
  );
  expect(drawn('> See you?\nYes!')).toBe('quote(p(See you?)) p(Yes!)');
  expect(drawn('> a\n> b\n>\n> > c')).toBe('quote(p(a⏎b) quote(p(c)))');
  expect(drawn('- a\n  - b\n    more\n- c')).toBe('list(p(a) list(p(b⏎more)) | p(c))');
  expect(drawn('1. a\n   ```\n   x = 1\n   ```')).toBe('list(1. p(a) code:(x = 1))');
});

test('a block of code ends at a fence on a line or at the end of one, and its first line is code when it is no language', () => {
  expect(drawn('```ts\nlet a;\n```\nso')).toBe('code:ts(let a;) p(so)');
  expect(drawn('```\n  a\n\n    b```')).toBe('code:(  a\n\n    b)');
  expect(drawn('```npm install\nnpm start\n```')).toBe('code:(npm install\nnpm start)');
  expect(drawn('```hello\n```')).toBe('code:(hello)');
});

test('emphasis is at the edges of words, in any script', () => {
  for (const [text, tree] of [
    ['*so* **so** _so_ ~~so~~ __so so__', 'em(so) strong(so) em(so) del(so) strong(so so)'],
    ['(*so*), "**so**": _so_! — ~~so~~.', '(em(so)), "strong(so)": em(so)! — del(so).'],
    ['***both*** **_both_** *a **b** c*', 'strong(em(both)) strong(em(both)) em(a strong(b) c)'],
    ['*see `a*b` and [a*](https://a.example)*', 'em(see code(a*b) and link:https://a.example/(a*))'],
    ['这是**重点**内容，**是。**好', '这是strong(重点)内容，strong(是。)好'],
    ['그것은 **중요**한', '그것은 strong(중요)한'],
    ['你好，*世界*。', '你好，em(世界)。'],
    ['*שלום* **مرحبا**', 'em(שלום) strong(مرحبا)'],
    ["*Ada*'s 👍**so**👍", "em(Ada)'s 👍strong(so)👍"],
    ['**over\ntwo lines**', 'strong(over⏎two lines)'],
    ['**https://a.example/x_y_z**', 'strong(link:https://a.example/x_y_z(https://a.example/x_y_z))'],
  ])
    expect(drawn(text ?? ''), text).toBe(`p(${tree})`);
});

test('links end before the punctuation of any script', () => {
  for (const [text, links] of [
    ['请看https://a.example/x，谢谢。', ['https://a.example/x']],
    ['https://a.example/x，https://b.example/y', ['https://a.example/x', 'https://b.example/y']],
    ['（https://a.example/x）『https://b.example/y』', ['https://a.example/x', 'https://b.example/y']],
    ['_a_ https://a.example,https://b.example', ['https://a.example', 'https://b.example']],
    ['www.a.example、www.b.example。', ['www.a.example']],
    ['見て https://a.example/日本語！', ['https://a.example/日本語']],
    ['https://a.example是我的', ['https://a.example']],
    ['انظر https://a.example/x، شكرا', ['https://a.example/x']],
    ['<https://a.example/x>。', ['https://a.example/x']],
    ['Ada <ada@a.example>', ['ada@a.example']],
  ] as const) {
    const found = [...drawn(text).matchAll(/link:\S+?\((\S+?)\)/g)].map((match) => match[1]);
    expect(found, text).toEqual(links);
  }
  expect(drawn('Ada <ada@a.example>')).toBe('p(Ada <link:mailto:ada@a.example(ada@a.example)>)');
  expect(drawn('[ ](https://a.example)')).toBe('p([ ](https://a.example))');
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
