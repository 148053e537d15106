import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkify } from '@/lib/contract/conversations/linkify.ts';
import { cleanBody } from '@/lib/contract/conversations/message-rules.ts';
import { isSeen } from '@/lib/contract/values/text.ts';
import { withoutSigns } from '../one-line.ts';
import { codeSpans } from './code-spans.ts';
import { mayHoldMarkdown } from './may-hold-markdown.ts';
import { type Block, type Inline, type ListItem, parseMarkdown } from './parse-markdown.ts';

/** A message as it is read on the screen. */
function shown(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return block.children.map(inlineText).join('');
    case 'quote':
      return shown(block.children);
    case 'list':
      return block.items.map(itemText).join('\n');
    case 'code':
      return `${block.language}\n${block.text}`;
  }
}

function itemText({ marker, isDone, children }: ListItem): string {
  const box = isDone === null ? '' : isDone ? '[x] ' : '[ ] ';
  return `${marker ?? ''} ${box}${shown(children)}`;
}

function inlineText(inline: Inline): string {
  if (inline.type === 'break') return '\n';
  return 'children' in inline ? inline.children.map(inlineText).join('') : inline.text;
}

/** What of a text is no sign of Markdown and no blank. */
const withoutFormat = (text: string) => text.replace(/[*_~`>[\]\s-]/gu, '');

describe('what is no format is shown as it was typed', () => {
  test.each([
    '\\\\server\\share\\_Documentation',
    'C:\\Users\\me\\*.log and C:\\tmp\\*.log',
    'C:\\dir\\_a_\\*b*',
    '¯\\_(ツ)_/¯ ¯\\_(ツ)_/¯',
    '\\*not so\\* and \\`not code\\`',
    '2*3*4 = 24, (a+b)*c*(d) and 2**10**2',
    'a * b * c ** d',
    'x ~5~ ~10 ~/bin ~ada~',
    '*args, **kwargs and f(*a, **b)',
    'def __init__(self): return __name__',
    'snake_case_name _private __main__',
    'rm *.o *.a src/**/*.ts /usr/*/lib/*',
    'SELECT "*" or "*", \'*\' and \'*\'',
    '(*^_^*) (*^▽^*) o(*￣▽￣*)o *\\(^o^)/* (*_*) *_* hello *_* (*^o^)*',
    "(*´ω`*) (´∀`) (´∀`) (*'▽'*) (*ﾟДﾟ*) _(:3」∠)_ m(__)m (T_T) (>_<) >_< >.<",
    '*️⃣ 1️⃣ *️⃣',
    '**, *, __, ~~, ``, ***, ****',
    '* * *',
    '~~~\nwaves\n~~~',
    '``` hello',
    '```',
    '```\nnot ended *so*'.replaceAll('*', '+'),
    '2027. That was the year',
    '5. Mai',
    '100\n- 20\n+ 5\n= 85',
    '+ milk\n+ bread',
    '> 50 %',
    '>quote? no',
    '/**\n * A comment\n * @param it\n */',
    'if x:\n    return a * b\n        [1]\n',
    'if x:\n    a_ = _b\n\n\n\n    c',
    'a  \n   b *  \n\t[c]',
    'arr[0](x) [link](nowhere) [](https://a.example)',
    'Fish & Chips &amp; &#42; <b>',
    '#tag # heading\n===\n---',
    'x == y || !z',
    'a`b`c',
    '5` and\n6`',
    '@some_one_here and user_@_name',
  ])('%s', (text) => {
    const typed = text.trimEnd();
    expect(shown(parseMarkdown(typed))).toBe(typed);
  });

  const WORDS = [
    'snake_case',
    '_private',
    '2*3*4',
    'a*b*c',
    '*.txt',
    '**kwargs',
    '__init__',
    'C:\\*.log',
    '\\_x',
    '(*^_^*)',
    '*_*',
    '(´∀`)',
    '`',
    'a`b',
    '~5',
    '~/x',
    '->',
    '>_<',
    '[x]',
    '[0]',
    '<b>',
    '#5',
    '-5',
    '1.5',
    'שלום',
    '你好，',
    '👍',
  ];

  test('in any order, on lines and with indents', () => {
    const word = fc.constantFrom(...WORDS);
    const line = fc
      .tuple(fc.constantFrom('', '  ', '    ', '\t'), fc.array(word, { minLength: 1, maxLength: 6 }))
      .map(([indent, words]) => `${indent}${words.join(' ')}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const text = lines.join('\n');
        expect(shown(parseMarkdown(text))).toBe(text);
      }),
    );
  });
});

const SIGNS = ['*', '_', '~', '`', '\\', '>', '-', '1.', '[', ']', '(', ')', '<', '|', '#', '```', '**'];
const PIECES = [...SIGNS, ' ', '  ', '\n', '\n\n', 'a', 'B', '7', '山', '，', 'א', '👍', '.', '/', ':'];
const anyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));

test('letters, numbers and punctuation are never lost, added or moved', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const text = cleanBody(typed);
      expect(withoutFormat(shown(parseMarkdown(text)))).toBe(withoutFormat(text));
    }),
    { numRuns: 1500 },
  );
});

/** Without the blank on either side that code begins and ends with: it is part of the sign, as in "`` ` ``". */
function withoutPadding(text: string): string {
  let result = '';
  let from = 0;
  for (const span of codeSpans(text)) {
    const code = text.slice(span.from + span.size, span.to - span.size);
    result += text.slice(from, span.from) + (/^ .* $/.test(code) ? code.slice(1, -1) : code);
    from = span.to;
  }
  return result + text.slice(from);
}

test('without a block, blanks and line breaks are as they were typed', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const text = cleanBody(typed);
      const blocks = parseMarkdown(text);
      if (blocks.some(({ type }) => type !== 'paragraph')) return;
      const plain = (from: string) => from.replace(/[*_~`]/g, '');
      expect(plain(shown(blocks))).toBe(plain(withoutPadding(text)));
    }),
    { numRuns: 1500, examples: [['```  * ```'], ['a `` ` `` b']] },
  );
});

test('every message has something to see, in the log and in a list', () => {
  const invisible = fc.constantFrom('\u200b', '\u2060', '\u3164', '\u2800', '\ufe0f', '\u202e', ' ', '\n');
  const text = fc.oneof(
    anyText,
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.oneof(invisible, fc.constantFrom(...SIGNS))).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const body = cleanBody(typed);
      if (body === '') return;
      expect(isSeen(shown(parseMarkdown(body)))).toBe(true);
      expect(isSeen(withoutSigns(body))).toBe(true);
    }),
    { numRuns: 1500, examples: [['* \u3164']] },
  );
});

test('a text without signs is drawn as the plain text is', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '，',
    '。',
    '.',
    'https://a.example/x',
    'https://b.example',
    '(',
    ')',
    '7',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = cleanBody(pieces.join(''));
      if (text === '' || mayHoldMarkdown(text)) return;
      const [block, ...others] = parseMarkdown(text);
      expect(others).toEqual([]);
      const links = (block?.type === 'paragraph' ? block.children : []).flatMap((inline) =>
        inline.type === 'link' ? [inlineText(inline)] : [],
      );
      expect(links).toEqual(linkify(text).flatMap((each) => (each.href === null ? [] : [each.text])));
    }),
  );
});
