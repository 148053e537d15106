/** Stands for a backtick that is text while a message is read: no message holds it (`cleanText`). */
export const LITERAL_TICK = '\uffff';

const TICKS = /`+/gu;
// Code begins at the edge of a word, or after a letter of a script without spaces; in a face such as (´∀`) it does not.
const BEGINS =
  /(?:^|[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}*_~=+<>|$]|(?![\\・･])\p{P})$/u;

/** Where inline code is: `from` the first backtick `to` after the last one. All of it is in one line and can be seen. */
export interface CodeSpan {
  readonly from: number;
  readonly to: number;
  /** How many backticks there are on each side. */
  readonly size: number;
}

/** The inline code of a text, in order. */
export function codeSpans(text: string): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  const runs = [...text.matchAll(TICKS)].map(({ 0: ticks, index }) => ({ from: index, size: ticks.length }));
  for (let at = 0; at < runs.length; at += 1) {
    const begin = runs[at];
    if (!begin || !BEGINS.test(text.slice(Math.max(0, begin.from - 2), begin.from))) continue;
    const lineEnd = endOfLine(text, begin.from);
    const end = runs.findIndex(
      ({ from, size }, index) => index > at && (size === begin.size || from > lineEnd),
    );
    const ending = runs[end];
    if (!ending || ending.from > lineEnd) continue;
    const content = text.slice(begin.from + begin.size, ending.from);
    // One backtick before a blank is an accent, or the eye of a face.
    if (content.trim() === '' || (begin.size === 1 && /^\s/.test(content))) continue;
    spans.push({ from: begin.from, to: ending.from + ending.size, size: begin.size });
    at = end;
  }
  return spans;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** The text with each backtick that is no sign of code replaced by {@link LITERAL_TICK}; as long as before. */
export function withLiteralTicks(text: string): string {
  if (!text.includes('`')) return text;
  let result = '';
  let from = 0;
  for (const span of codeSpans(text)) {
    result += text.slice(from, span.from).replaceAll('`', LITERAL_TICK) + text.slice(span.from, span.to);
    from = span.to;
  }
  return result + text.slice(from).replaceAll('`', LITERAL_TICK);
}
