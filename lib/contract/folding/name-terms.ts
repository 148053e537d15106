import { foldName, foldNameWithPositions } from './fold-name.ts';

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts in which a search may begin at any letter: those without spaces, and Hangul, where a family name is one syllable. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const HAS_LETTER = /\p{L}/u;
const UNSPACED_MAX = 12;
/** Words of a name that are often written as one with the next: `O Brien`, `Mc Donald`, `de la Cruz`. */
const PARTICLES: ReadonlySet<string> = new Set(
  'o d l mc mac fitz ap de del della dela di da do dos das du des la le les lo las los van von vom der den ten ter te zu zum zur al el ul bin ibn ben bat abu abd st san'.split(
    ' ',
  ),
);
const NAME_WORDS_MAX = 12;

/**
 * The terms by which a search finds a text, each by its beginning: its words, in scripts without spaces from each letter on,
 * and words that a sign joins also as one (`O'Brien` by `obrien`, `Jean-Luc` by `jeanluc`).
 */
export function termsOfText(text: string): string[] {
  const terms: string[] = [];
  for (const chunk of foldName(text).split(' ')) {
    const words = chunk.match(WORDS) ?? [];
    for (const word of words) terms.push(...fromEachLetter(word));
    // Parts of a number or a date are not written together.
    if (words.length < 2 || !HAS_LETTER.test(chunk)) continue;
    terms.push(words.join(''));
    if (chunk.includes("'")) terms.push(...(chunk.replaceAll("'", '').match(WORDS) ?? []));
  }
  return terms;
}

/** The words of a text that are separated by any sign, and in scripts without spaces those from each letter on. */
export function wordsOfText(text: string): string[] {
  return (foldName(text).match(WORDS) ?? []).flatMap(fromEachLetter);
}

/** {@link termsOfText} of a name, in which particles may also be written together with the word after them. */
export function termsOfName(name: string): string[] {
  return [...termsOfText(name), ...withParticles(name)];
}

function withParticles(name: string): string[] {
  const words = (foldName(name).match(WORDS) ?? []).slice(0, NAME_WORDS_MAX);
  // A family name and a given name, which are written with a space or without.
  if (words.length > 1 && UNSPACED.test(name)) return [words.join('')];
  return words.flatMap((word, at) => {
    if (!PARTICLES.has(word)) return [];
    // All of them, and the word after them.
    const end = words.findIndex((each, index) => index > at && !PARTICLES.has(each));
    return end < 0 ? [] : [words.slice(at, end + 1).join('')];
  });
}

/** The terms that were typed to find a name: each must begin one of its terms. An apostrophe joins, as nobody types it alike. */
export function termsOfQuery(query: string): string[] {
  return foldName(query).replaceAll("'", '').match(WORDS) ?? [];
}

/** In scripts without spaces between words each letter may begin one. */
function fromEachLetter(word: string): string[] {
  if (/^[a-z0-9]*$/.test(word) || !UNSPACED.test(word)) return [word];
  const letters = Array.from(word);
  return letters.slice(0, UNSPACED_MAX).map((_, from) => letters.slice(from).join(''));
}

/** Returns whether something with these names is found by a search; a blank one finds all, one without a letter or digit none. */
export function nameFinder(query: string): (names: readonly string[]) => boolean {
  if (query.trim() === '') return () => true;
  const typed = termsOfQuery(query);
  if (typed.length === 0) return () => false;
  return (names) => {
    const terms = names.flatMap(termsOfName);
    return typed.every((part) => terms.some((term) => term.startsWith(part)));
  };
}

/** Where the terms of a search begin words of a text, as UTF-16 positions of it: `[from, to)` in order, none in another. */
export function termRanges(text: string, typed: readonly string[]): [number, number][] {
  if (typed.length === 0) return [];
  const { folded, starts, ends } = withoutApostrophes(foldNameWithPositions(text));
  const ranges: [number, number][] = [];
  for (let at = 0; at < folded.length; ) {
    const longest = isStart(text, folded, { at, starts })
      ? Math.max(0, ...typed.filter((part) => folded.startsWith(part, at)).map((part) => part.length))
      : 0;
    if (longest > 0) ranges.push([starts[at] ?? 0, ends[at + longest - 1] ?? 0]);
    at += Math.max(1, longest);
  }
  return ranges;
}

interface Positions {
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function withoutApostrophes({ folded, starts, ends }: Positions): Positions {
  if (!folded.includes("'")) return { folded, starts, ends };
  const kept = Array.from({ length: folded.length }, (_, at) => at).filter((at) => folded[at] !== "'");
  return {
    folded: folded.replaceAll("'", ''),
    starts: kept.map((at) => starts[at] ?? 0),
    ends: kept.map((at) => ends[at] ?? 0),
  };
}

const IS_WORD = /^[\p{L}\p{N}\p{M}]$/u;

/** Whether a word begins here. */
function isStart(
  text: string,
  folded: string,
  { at, starts }: { at: number; starts: readonly number[] },
): boolean {
  const letter = String.fromCodePoint(folded.codePointAt(at) ?? 0);
  if (!IS_WORD.test(letter)) return false;
  if (UNSPACED.test(letter)) return true;
  const before = Array.from(text.slice(Math.max(0, (starts[at] ?? 0) - 2), starts[at] ?? 0)).at(-1);
  return before === undefined || !IS_WORD.test(before) || /^[ʹʻʼʾʿˈꞌ]$/u.test(before);
}
