/** What is being typed that can be completed. */
export interface Typed {
  /** A person or an emoji. */
  readonly sign: '@' | ':';
  /** What follows the sign, up to the cursor. */
  readonly query: string;
}

// At the beginning of a word: an address is no mention.
const PERSON = /(?<![\p{L}\p{N}._@-])@([\p{L}\p{N}._-]{0,30})$/u;
// After a blank, a bracket, a sign of Markdown or another emoji only: no part of an address, a time or `::`.
const EMOJI =
  /(?:^|[\s([{"'“‘*_~>…—]|\p{Emoji_Presentation}|[\ufe0f\u{1f3fb}-\u{1f3ff}]):([+-]1|\p{L}[\p{L}\p{N}_-]{1,30})$/u;

/** What is being typed at the end of a text; null in code, and when it is nothing to be completed. */
export function typedAt(text: string): Typed | null {
  const person = PERSON.exec(text)?.[1];
  const emoji = person === undefined ? EMOJI.exec(text)?.[1] : undefined;
  if ((person === undefined && emoji === undefined) || endsInCode(text)) return null;
  return person === undefined ? { sign: ':', query: emoji ?? '' } : { sign: '@', query: person };
}

/** Whether a text ends within a code block, or within inline code that is not closed yet. */
function endsInCode(text: string): boolean {
  const lines = text.split('\n');
  const fences = lines.filter((line) => /^\s*```/.test(line)).length;
  if (fences % 2 === 1) return true;
  const open = (lines.at(-1) ?? '').replace(/(`+)[^`]+\1/g, '');
  return /(?:^|[\s([{"'*_~])`+[^\s`]/.test(open);
}
