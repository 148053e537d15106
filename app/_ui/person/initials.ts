const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstCharacter(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

/**
 * The initials of a name, one or two characters: of its first and last word, in capitals. A character is what a reader
 * counts as one (an emoji with its skin tone, a letter with its accents). A name without any gives "?".
 */
export function initialsOf(name: string): string {
  const words = name
    .split(/\s+/u)
    .map((word) => word.replace(/[\u2066-\u2069]/g, '').replace(/^[\p{P}\p{S}]+(?=[\p{L}\p{N}])/u, ''))
    .filter((word) => word !== '');
  const first = firstCharacter(words[0] ?? '');
  const last = words.length > 1 ? firstCharacter(words.at(-1) ?? '') : '';
  // Two ideographs or syllables are as wide as four letters; one is enough.
  const isWide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first);
  const initials = isWide ? first : first + last;
  return initials === '' ? '?' : initials.toLocaleUpperCase('en');
}
