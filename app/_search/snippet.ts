import { type Range, rangesIn } from '@/lib/contract/search/match-message.ts';
import { isProblem, readSearch } from '@/lib/contract/search/search-terms.ts';
import { withoutSigns } from '../_chat/text/one-line.ts';

/** A piece of a text, and whether it was searched for. */
export interface SnippetPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

const BEFORE = 60;
const LENGTH = 240;

/** The part of a text around the first place that was found, on one line, in pieces. */
export function snippetOf(text: string, ranges: readonly Range[]): readonly SnippetPiece[] {
  const { from, to } = partOf(text, ranges);
  const within = ranges
    .filter(([start]) => start < to)
    .map(([start, length]): Range => [start - from, Math.min(length, to - start)]);
  return withEllipses(text, { from, to }, piecesOf(text.slice(from, to).replace(/\s/gu, ' '), within));
}

/** The same of a message that was found by `q`, without its signs of Markdown, unless they were searched for. */
export function messageSnippet(body: string, ranges: readonly Range[], q: string): readonly SnippetPiece[] {
  const { from, to } = partOf(body, ranges);
  const plain = withoutSigns(body.slice(from, to));
  const found = rangesOf(plain, q);
  if (found.length < ranges.filter(([start]) => start < to).length) return snippetOf(body, ranges);
  return withEllipses(body, { from, to }, piecesOf(plain, found));
}

/** Where what is searched for is in a text. */
export function rangesOf(text: string, q: string): Range[] {
  const read = readSearch(q);
  return isProblem(read) ? [] : rangesIn(text, read.terms);
}

interface Part {
  readonly from: number;
  readonly to: number;
}

function partOf(text: string, ranges: readonly Range[]): Part {
  const first = ranges[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : wordStart(text, first - BEFORE);
  return { from, to: Math.min(text.length, characterStart(text, from + LENGTH)) };
}

function piecesOf(line: string, ranges: readonly Range[]): SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  const add = (start: number, end: number, isMatch: boolean) => {
    if (end > start) pieces.push({ text: line.slice(start, end), isMatch });
  };
  let at = 0;
  for (const [start, length] of ranges) {
    add(at, start, false);
    at = Math.max(at, start);
    add(at, start + length, true);
    at = Math.max(at, start + length);
  }
  add(at, line.length, false);
  return pieces;
}

function withEllipses(text: string, { from, to }: Part, pieces: readonly SnippetPiece[]): SnippetPiece[] {
  return [
    ...(from > 0 ? [{ text: '… ', isMatch: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: ' …', isMatch: false }] : []),
  ];
}

/** The beginning of the next word, or of the next character where there are no words. */
function wordStart(text: string, from: number): number {
  const space = text.slice(from, from + BEFORE / 2).search(/\s/u);
  return space >= 0 ? from + space + 1 : characterStart(text, from);
}

/** Not between the two halves of a character. */
function characterStart(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
