import { foldText } from '../folding/fold-text.ts';
import { lengthOf } from '../values/text.ts';

/** One thing that a message must contain: a word, a part of one, or a phrase. */
export interface SearchTerm {
  /** As it was typed, without quotation marks. */
  readonly typed: string;
  /** Folded: what the folded text of a message must contain. */
  readonly text: string;
  /** Its runs of letters, digits and emoji, each of which lies within one word of the text. */
  readonly words: readonly string[];
}

export const filterNames = ['from', 'in', 'before', 'after', 'has'] as const;
export type FilterName = (typeof filterNames)[number];

/** A filter as it was typed: `from:ada`. Names are not looked up yet. */
export interface TypedFilter {
  readonly name: FilterName;
  readonly value: string;
}

/** What was typed into a search box. */
export interface SearchText {
  readonly terms: readonly SearchTerm[];
  readonly filters: readonly TypedFilter[];
}

/** Why a text cannot be searched for, as a sentence for who typed it. */
export interface SearchProblem {
  readonly problem: string;
}

export const SEARCH_MAX = 200;
export const TERMS_MAX = 20;

export const hasKinds = ['file', 'image', 'link'] as const;
export type HasKind = (typeof hasKinds)[number];

const QUOTES = '"“”„‟＂';
const FILTER = /(from|in|before|after|has):/iy;
const SENTENCE_END = /[,;:.!?…]+$/u;
/** What words are made of. Everything else separates them. */
const WORDS = /[\p{L}\p{N}\p{M}\p{So}\p{Emoji_Modifier}]+/gu;
const ASCII_WORDS = /[a-z0-9]+/g;
/** Of these one character is enough: scripts without spaces between words, and signs that are words by themselves. */
const WORD_BY_ITSELF =
  /[\p{So}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Yi}]/u;

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly filter: FilterName | null;
}

/** The words of a folded text: runs of letters, digits, marks and emoji. */
export function wordsOf(folded: string): readonly string[] {
  return folded.match(hasOnlyAscii(folded) ? ASCII_WORDS : WORDS) ?? [];
}

function hasOnlyAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/**
 * Reads what was typed into a search box: words and `"phrases"`, all of which must be found, and the filters `from:`,
 * `in:`, `before:`, `after:` and `has:`. A word in quotation marks is never a filter.
 */
export function readSearch(typed: string): SearchText | SearchProblem {
  if (lengthOf(typed) > SEARCH_MAX) return { problem: `Search for at most ${SEARCH_MAX} characters.` };
  if (!typed.isWellFormed() || typed.includes('\ufffd'))
    return { problem: 'This holds a character that is no text.' };
  const tokens = splitTokens(typed);
  if (tokens === null) return { problem: 'Close the quotation mark.' };
  const filters = tokens.flatMap(({ filter, text }) => (filter ? [{ name: filter, value: text }] : []));
  const wrong = filters.map(problemOf).find((problem) => problem !== null);
  if (wrong) return { problem: wrong };
  const terms = tokens.filter(({ filter }) => filter === null).flatMap(termOf);
  if (terms.length > TERMS_MAX) return { problem: `Search for at most ${TERMS_MAX} words at once.` };
  if (!terms.some(({ words }) => isLongEnough(words.join(''))))
    return { problem: 'Type at least two letters or digits of a word.' };
  return { terms, filters };
}

export function isProblem(read: SearchText | SearchProblem): read is SearchProblem {
  return 'problem' in read;
}

/** What is typed, as it is sent: trimmed, with a phrase that is still being typed closed. */
export function sentText(typed: string): string {
  const quotes = [...typed].filter((each) => QUOTES.includes(each)).length;
  return quotes % 2 === 0 ? typed.trim() : `${typed.trim()}"`;
}

function splitTokens(typed: string): Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < typed.length; ) {
    if (/\s/u.test(typed.charAt(at))) {
      at += 1;
      continue;
    }
    FILTER.lastIndex = at;
    const filter = FILTER.exec(typed)?.[1]?.toLowerCase() as FilterName | undefined;
    const from = filter === undefined ? at : at + filter.length + 1;
    const isQuoted = isQuote(typed, from);
    const end = isQuoted ? closingQuote(typed, from + 1) : wordEnd(typed, from);
    if (end === null) return null;
    tokens.push({ text: typed.slice(isQuoted ? from + 1 : from, end), isQuoted, filter: filter ?? null });
    at = isQuoted ? end + 1 : end;
  }
  return tokens;
}

const isQuote = (typed: string, at: number) => at < typed.length && QUOTES.includes(typed.charAt(at));

function closingQuote(typed: string, from: number): number | null {
  for (let at = from; at < typed.length; at += 1) if (isQuote(typed, at)) return at;
  return null;
}

function wordEnd(typed: string, from: number): number {
  let at = from;
  while (at < typed.length && !isQuote(typed, at) && !/\s/u.test(typed.charAt(at))) at += 1;
  return at;
}

/** None for what has nothing to search for in it, such as a lone dash. */
function termOf({ text: typed, isQuoted }: Token): SearchTerm[] {
  const folded = foldText(typed).trim();
  const text = isQuoted ? folded : folded.replace(SENTENCE_END, '');
  const words = wordsOf(text);
  return words.length === 0 ? [] : [{ typed, text, words }];
}

/** Whether letters can be searched for by themselves. Fewer must be found, too, but do not narrow a search down. */
export function isLongEnough(letters: string): boolean {
  return WORD_BY_ITSELF.test(letters) || lengthOf(letters) >= 2;
}

function problemOf({ name, value }: TypedFilter): string | null {
  if (value === '') return `Say what ${name}: is to be, such as ${EXAMPLES[name]}.`;
  if (name === 'has' && !isHasKind(value.toLowerCase())) return 'has: takes file, image or link.';
  if ((name === 'before' || name === 'after') && typedDay(value) === null)
    return `${name}: takes a day, a month or a year, such as ${EXAMPLES[name]}.`;
  return null;
}

const EXAMPLES: Readonly<Record<FilterName, string>> = {
  from: 'from:ada',
  in: 'in:design',
  before: 'before:2026-05-01',
  after: 'after:2026-05',
  has: 'has:file',
};

export function isHasKind(value: string): value is HasKind {
  return (hasKinds as readonly string[]).includes(value);
}

/** The first day of what `before:` and `after:` were given: a year, a month or a day; null for anything else. */
export function typedDay(value: string): { year: number; month: number; day: number } | null {
  const [, year = '', month = '01', day = '01'] = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // 31 April would be the first of May.
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return null;
  return { year: Number(year), month: Number(month), day: Number(day) };
}
