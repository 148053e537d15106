import { isAscii } from '../values/text.ts';

/** Text as a search compares it, and where each of its UTF-16 units was in the text before. */
export interface FoldedText {
  readonly folded: string;
  /** For each unit of `folded`: where the character begins that it came from. */
  readonly starts: readonly number[];
  /** … and where that character ends, its marks included. */
  readonly ends: readonly number[];
}

/** Letters that no mark makes of their base letter, which people type without their stroke all the same. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  đ: 'd',
  ø: 'o',
  ħ: 'h',
  ł: 'l',
  ŧ: 't',
  ґ: 'г',
  ς: 'σ',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
};

const OF_BASE_LETTERS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const IS_MARK = /^\p{M}$/u;
const ALL_IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
const IS_IGNORED = /^\p{Default_Ignorable_Code_Point}$/u;
/** Jamo, which join to syllables over several code points. */
const IS_JOINING = /^[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uffa1-\uffdc]$/u;
/** Marks of half-width kana, which are letters to Unicode. */
const isSoundMark = (character: string) => character === '\uff9e' || character === '\uff9f';
/** So many marks of one letter are composed with it; what else is piled on it stays as it is. */
const COMPOSED_MAX = 16;
const REMEMBERED_MAX = 20_000;

/** What a character is; 0 while it was not looked up. */
const LETTER = 1;
const MARK = 2;
const IGNORED = 3;
const JOINING = 4;
const SPACE = 5;

/** Of the characters of the basic plane; each is looked up once. */
const kinds = new Uint8Array(0x10000);
/** What characters fold to; the same few hundred come again and again. */
const remembered = new Map<string, string>();

/**
 * Text as a search compares it: without case and width, letters of Latin, Greek and Cyrillic by their base letter
 * (ß as ss), marks of other scripts kept, invisible characters left out, and one space for each run of white space.
 */
export function foldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/\s+/g, ' ');
  let folded = '';
  eachCharacter(text, (piece) => {
    folded += piece;
  });
  return folded;
}

/** As {@link foldText}, with the way back to positions in `text`. */
export function foldWithPositions(text: string): FoldedText {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  eachCharacter(text, (piece, start, end) => {
    folded += piece;
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  });
  return { folded, starts, ends };
}

/** Calls `take` with what each character folds to, and where it begins and ends with all its marks; once for white space. */
function eachCharacter(text: string, take: (folded: string, start: number, end: number) => void): void {
  let isAfterSpace = false;
  for (let start = 0; start < text.length; ) {
    const first = characterAt(text, start);
    const end = endOfCharacter(text, start + first.length, kindOf(first));
    const folded = foldOne(text.slice(start, end), first);
    if (folded !== ' ' || !isAfterSpace) take(folded, start, end);
    if (folded !== '') isAfterSpace = folded.endsWith(' ');
    start = end;
  }
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff ? text.slice(at, at + 2) : text.charAt(at);
}

/** Where a character ends that begins before `at`: after its marks, or with the run of jamo that it belongs to. */
function endOfCharacter(text: string, at: number, kind: number): number {
  let end = at;
  while (end < text.length) {
    const next = characterAt(text, end);
    const nextKind = kindOf(next);
    const isPart = nextKind === MARK || nextKind === IGNORED || (kind === JOINING && nextKind === JOINING);
    if (!isPart && !isSoundMark(next)) break;
    end += next.length;
  }
  return end;
}

function kindOf(character: string): number {
  if (character.length > 1) return findKind(character);
  const code = character.charCodeAt(0);
  const known = kinds[code] ?? 0;
  if (known !== 0) return known;
  const kind = findKind(character);
  kinds[code] = kind;
  return kind;
}

function findKind(character: string): number {
  if (/^\s$/u.test(character)) return SPACE;
  if (IS_IGNORED.test(character)) return IGNORED;
  if (IS_MARK.test(character)) return MARK;
  return IS_JOINING.test(character) ? JOINING : LETTER;
}

function foldOne(character: string, first: string): string {
  // A pile of marks is not worth remembering.
  if (character.length > 8) return foldAnew(character, first);
  const known = remembered.get(character);
  if (known !== undefined) return known;
  const folded = foldAnew(character, first);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(character, folded);
  return folded;
}

function foldAnew(character: string, first: string): string {
  const kind = kindOf(first);
  if (kind === SPACE) return ' ';
  const base = first.normalize('NFKD');
  if (OF_BASE_LETTERS.test(base)) return toBaseLetters(withoutMarks(foldCase(withoutMarks(base))));
  const visible = character.replace(ALL_IGNORED, '');
  let composed = kind === JOINING ? visible.length : 0;
  for (let count = 0; count < COMPOSED_MAX && composed < visible.length; count += 1)
    composed += characterAt(visible, composed).length;
  const folded = foldCase(visible.slice(0, composed).normalize('NFKC')).normalize('NFC');
  return toBaseLetters(folded) + visible.slice(composed);
}

/** Case folded in full: ß is ss. */
function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase();
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

function toBaseLetters(text: string): string {
  return text.replace(/[æœðđøħłŧґς’‘“”„]/gu, (letter) => BASE_LETTERS[letter] ?? letter);
}
