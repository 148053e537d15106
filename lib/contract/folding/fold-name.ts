import { isAscii } from '../values/text.ts';
import { type FoldedText, foldText, foldWithPositions } from './fold-text.ts';

/** Letters that are written otherwise at the end of a word, or as one sign. */
const LETTERS: Readonly<Record<string, string>> = {
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  װ: 'וו',
  ױ: 'וי',
  ײ: 'יי',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
};

/** Marks that many leave out: vowels of Arabic and Hebrew, sound marks of kana; the stretched line of Arabic. */
const LEFT_OUT = /^[\p{Script=Inherited}\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640]$/u;
/** Every sign that is used as an apostrophe, letters that look like one included. */
const APOSTROPHES = /['’‘‛`´′ʹʻʼʾʿˈꞌ＇՚׳]/gu;

const loosened = new Map<string, string>();

/**
 * A name, or what is typed to find one, as they are compared: {@link foldText}, and besides without the marks that people
 * leave out of names, final letters of Hebrew as others, katakana as hiragana, and every apostrophe as `'`.
 */
export function foldName(text: string): string {
  if (isAscii(text)) return foldText(text).replaceAll('`', "'");
  let folded = '';
  for (const letter of foldText(text.replace(APOSTROPHES, "'"))) folded += loosen(letter);
  return folded;
}

/** As {@link foldName}, with the way back to positions in `text`. */
export function foldNameWithPositions(text: string): FoldedText {
  const { folded: strict, starts: from, ends: to } = foldWithPositions(text.replace(APOSTROPHES, "'"));
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of strict) {
    for (const unit of loosen(letter)) {
      folded += unit;
      for (let index = 0; index < unit.length; index += 1) {
        starts.push(from[at] ?? 0);
        ends.push(to[at + letter.length - 1] ?? 0);
      }
    }
    at += letter.length;
  }
  return { folded, starts, ends };
}

/** What one folded character counts as. */
function loosen(letter: string): string {
  if (letter <= '\u007f') return letter;
  const known = loosened.get(letter);
  if (known !== undefined) return known;
  const bare = Array.from(letter.normalize('NFD'))
    .filter((part) => !LEFT_OUT.test(part))
    .join('')
    .normalize('NFC');
  const loose = (LETTERS[bare] ?? bare).replace(/[\u30a1-\u30f6]/gu, toHiragana);
  // Text has a few thousand different characters; the limit is for input that has all of them.
  if (loosened.size >= 20_000) loosened.clear();
  loosened.set(letter, loose);
  return loose;
}

function toHiragana(katakana: string): string {
  return String.fromCodePoint((katakana.codePointAt(0) ?? 0) - 0x60);
}
