import type { Range } from '@/lib/contract/search/match-message.ts';

/** A piece of a text, and whether it was searched for. */
export interface SnippetPiece {
  readonly text: string;
  readonly isMatch: boolean;
}

const BEFORE = 60;
const LENGTH = 240;

/** The part of a text around the first place that was found, on one line, in pieces. */
export function snippetOf(text: string, ranges: readonly Range[]): readonly SnippetPiece[] {
  const line = text.replace(/\s/gu, ' ');
  const first = ranges[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : wordStart(line, first - BEFORE);
  const to = Math.min(line.length, characterStart(line, from + LENGTH));
  const pieces: SnippetPiece[] = [];
  const add = (start: number, end: number, isMatch: boolean) => {
    if (end > start) pieces.push({ text: line.slice(start, end), isMatch });
  };
  let at = from;
  for (const [start, length] of ranges) {
    if (start >= to) break;
    add(at, start, false);
    add(Math.max(at, start), Math.min(to, start + length), true);
    at = Math.max(at, Math.min(to, start + length));
  }
  add(at, to, false);
  return [
    ...(from > 0 ? [{ text: '… ', isMatch: false }] : []),
    ...pieces,
    ...(to < line.length ? [{ text: ' …', isMatch: false }] : []),
  ];
}

/** The beginning of the next word, or of the next character where there are no words. */
function wordStart(line: string, from: number): number {
  const space = line.indexOf(' ', from);
  return space >= 0 && space < from + BEFORE / 2 ? space + 1 : characterStart(line, from);
}

/** Not between the two halves of a character. */
function characterStart(line: string, at: number): number {
  const code = line.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
