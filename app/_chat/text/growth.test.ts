import { expect, it } from 'vitest';
import { linkify } from '@/lib/contract/conversations/linkify.ts';
import { measureGrowth } from '@/lib/testing/growth.ts';
import { piecesOf, termsOf } from '../../_contacts/state/match.ts';
import { splitWords } from '../../_shell/palette/find-entries.ts';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { splitMentions } from '../conversation/mentions.ts';
import { mayHoldMarkdown } from './markdown/may-hold-markdown.ts';
import { parseMarkdown } from './markdown/parse-markdown.ts';
import { withoutSigns } from './one-line.ts';
import { pretendedHost } from './pieces/pretended-host.ts';
import { lastLineDirection } from './pieces/text-direction.ts';

/** What a message is made of, each many times over: as long as a message may be. */
const LONGEST = 4_000;
const UNITS = [
  'a',
  'a ',
  'a\n',
  '\n',
  ' ',
  '    ',
  '*',
  '*a ',
  '*a',
  '**a',
  '*_*',
  '_a_',
  '~~a',
  '`',
  '`a',
  '```\n',
  '```a\n',
  ' `a',
  '[',
  '[a](',
  '![a](<',
  '](',
  '<',
  '<a@b',
  '> ',
  '> a\n',
  '- ',
  '- a\n',
  '1. a\n',
  '1)',
  '\\',
  '|',
  '|-',
  '&amp;',
  'https://a',
  'https://a.b ',
  'https://a.b，',
  'https://a)',
  '(https://a.b/(',
  ')',
  '.',
  'a.',
  'a.1',
  'a-',
  '1.',
  'www.a',
  'a@b.c ',
  '@ada',
  '@a.',
  '@',
  '山',
  '😀',
  '\u0301',
  'א',
];

const ada = { userId: 'u', username: 'ada', displayName: 'Ada', isMe: false };
const members = new Map([['ada', ada]]);
const terms = termsOf('a ada 山');

/** What a text begins with where that decides how the rest is read. */
const MARKED = ['', 'https://a', '['];
const PLAIN = [''];

it.each<[what: string, work: (text: string) => unknown, before: readonly string[]]>([
  ['Markdown', parseMarkdown, MARKED],
  ['signs of Markdown', mayHoldMarkdown, MARKED],
  ['lines of lists', withoutSigns, MARKED],
  ['links', linkify, MARKED],
  ['hosts that a link names', (text) => pretendedHost(text, 'https://example.org/'), MARKED],
  ['mentions', (text) => splitMentions(text, members), PLAIN],
  ['directions', (text) => lastLineDirection(`${text}א`, members), MARKED],
  ['what a search found', (text) => piecesOf(text, terms), PLAIN],
  ['words of the palette', splitWords, PLAIN],
  ['long words', longWordClass, PLAIN],
])('%s are read in linear time', async (_what, work, befores) => {
  const grown: unknown[] = [];
  for (const unit of UNITS) {
    for (const before of befores) {
      const make = (size: number) => before + unit.repeat(Math.ceil(size / unit.length));
      const result = await measureGrowth({ make, work, largest: LONGEST });
      if (!result.isLinear) grown.push([before, unit, result]);
    }
  }
  expect(grown).toEqual([]);
});
