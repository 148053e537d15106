import { caseKey, isAscii } from '../values/text.ts';

/** Letters that sort as others do: the root order of Unicode (CLDR) gives them no position of their own. */
const SAME_AS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  đ: 'd',
  ø: 'o',
  ħ: 'h',
  ł: 'l',
  ỻ: 'll',
  ґ: 'г',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  װ: 'וו',
  ױ: 'וי',
  ײ: 'יי',
};

/** Letters that follow another one of their alphabet, although their code points do not. */
const AFTER = [
  'aɐɑɒ bƀɓƃ cȼƈɕ dɖɗƌ eɇǝəɛɘɜ fƒ gɡɢǥɠɣƣ hƕɦɧ iɪɨɩ jȷɉʝɟ kƙʞ lƚɫɬɭɮƛ mɱ nɲƞɳŋ oɔɵȣ pƥɸ qĸ rɍɹɽɾʀʁ sʂȿʃ tŧƭʈ uʉɥɯʊ vʋʌ xᶍ yɏƴȝ zƶȥʐʑɀʒƹƺʓþƿƽʔʕ',
  'аәӕ гғӻҕӷ дԁђҙ еє жҗ зԅѕӡ иҋі йј кқӄҡҟҝ лӆљ мӎ нӊңӈҥњ оө пҧҁ рҏ сԍҫ тҭћ уұү хӽӿҳһ цҵ чҷӌҹҽҿџ ьҍѣ яѥѧѫѩѭѯѱѳѵҩӏ',
  'بپڀ جچ حة خځ ذڈډ زڑژ شښ فڤ قڨ كکگڭ لڵ نںڻ هھہۃە وۆۇۈۋى يیېۍے ثٹٽ',
]
  .join(' ')
  .split(' ')
  .flatMap((row) => {
    const [base = '', ...followers] = row;
    return followers.map(
      (letter, index) => [letter, `${base}\u{10fffd}${String.fromCodePoint(0x61 + index)}`] as const,
    );
  });

const positions = new Map<string, string>([
  ...AFTER,
  ...[...'_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$'].map(
    (punctuation, index) => [punctuation, `!${String.fromCodePoint(0x30 + index)}`] as const,
  ),
]);

/**
 * Text without case, without accents and with letters that count as others replaced: what is left decides whether
 * two names begin alike. Signs that are letters of their own script (Devanagari vowels, say) stay.
 */
export function baseLetters(text: string): string {
  if (isAscii(text)) return caseKey(text);
  // Marks without width, such as those of direction, are no letters.
  const plain = caseKey(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))
    .normalize('NFD')
    // Й is a letter of its own, no И with an accent.
    .replace(/(?!(?<=и)\u0306)\p{Script=Inherited}/gu, '')
    .normalize('NFC');
  return plain
    .replace(/[æœðđøħłỻґךםןףץװױײ]/gu, (letter) => SAME_AS[letter] ?? letter)
    .replace(/[\u30a1-\u30f6]/gu, toHiragana);
}

function toHiragana(katakana: string): string {
  return String.fromCodePoint((katakana.codePointAt(0) ?? 0) - 0x60);
}

/**
 * The key by which names are sorted, compared by code point: the same order as `Intl.Collator` gives for the root
 * locale without accents, for all letters in everyday use, but one that can be stored, so that a position in the list
 * stays one. Source: the root collation of CLDR; `name-order.test.ts` compares the two.
 */
export function nameOrderKey(name: string): string {
  let key = '';
  for (const letter of baseLetters(name)) key += positionOf(letter);
  return key;
}

function positionOf(letter: string): string {
  const known = positions.get(letter);
  if (known !== undefined) return known;
  if (letter === ' ' || (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z')) return letter;
  // Korean comes before Japanese and Chinese.
  if (/\p{Script=Hangul}/u.test(letter)) return `\u2fff${letter}`;
  if (/[\p{L}\p{M}\p{N}]/u.test(letter)) return letter;
  return `!~${letter}`;
}

const HAN = '漢';

/** The heading of a name: its first letter, all ideographs under one, everything else under `#`. */
export function letterOf(name: string): string {
  const first = baseLetters(name).match(/^./u)?.[0] ?? '';
  if (/^\p{Script=Han}$/u.test(first)) return HAN;
  return /^\p{L}$/u.test(first) ? first.toUpperCase() : '#';
}

/** The smallest key of a name under this heading: where the list goes on from after a jump to it. */
export function letterStart(letter: string): string {
  if (letter === '#') return '';
  return letter === HAN ? '\u3400' : nameOrderKey(letter);
}

/** Compares two keys by code point, as the store does; JavaScript's `<` compares halves of surrogate pairs. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return (isSurrogate(x) ? x + 0x10000 : x) - (isSurrogate(y) ? y + 0x10000 : y);
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
