import { expect, it } from 'vitest';
import { measureGrowth } from '@/lib/testing/growth.ts';
import { piecesOf, termsOf } from '../../_contacts/state/match.ts';
import { splitWords } from '../../_shell/palette/find-entries.ts';
import { longWordClass } from '../../_ui/text/long-word.ts';
import { splitMentions } from '../conversation/mentions.ts';
import { linkify } from './linkify.ts';
import { mayHoldMarkdown } from './may-hold-markdown.ts';
import { withoutSigns } from './one-line.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { pretendedHost } from './pretended-host.ts';
import { lastLineDirection } from './text-direction.ts';

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
  '_a_',
  '~~a',
  '`',
  '`a',
  '```\n',
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

it.each<[string, (text: string) => unknown]>([
  ['Markdown', parseMarkdown],
  ['signs of Markdown', mayHoldMarkdown],
  ['lines of lists', withoutSigns],
  ['links', linkify],
  ['hosts that a link names', (text) => pretendedHost(text, 'https://example.org/')],
  ['mentions', (text) => splitMentions(text, members)],
  ['directions', lastLineDirection],
  ['what a search found', (text) => piecesOf(text, terms)],
  ['words of the palette', splitWords],
  ['long words', longWordClass],
])('%s are read in linear time', async (_what, work) => {
  const grown: unknown[] = [];
  for (const unit of UNITS) {
    for (const before of ['', 'https://a', '[']) {
      const make = (size: number) => before + unit.repeat(Math.ceil(size / unit.length));
      const result = await measureGrowth({ make, work, largest: LONGEST });
      if (!result.isLinear) grown.push([before, unit, result]);
    }
  }
  expect(grown).toEqual([]);
});
