import { familyStart } from '../../contract/contacts/family-name.ts';
import { cleanLine } from '../../contract/values/text.ts';
import { escapeText, splitValue, unescapeText } from './vcard-text.ts';

/** The parts of a name, in the order of the property N: family; given; additional; prefixes; suffixes. */
type NameParts = readonly [string, string, string, string, string];

const partsOf = (value: string): NameParts => {
  const parts = splitValue(value, ';').map((part) =>
    cleanLine(splitValue(part, ',').map(unescapeText).join(' ')),
  );
  const [family = '', given = '', more = '', prefix = '', ...suffixes] = parts;
  // RFC 9554 adds a second family name and the generation; a semicolon that was not escaped makes even more of them.
  return [family, given, more, prefix, suffixes.filter((suffix) => suffix !== '').join(' ')];
};

/** A name from the value of N; in Chinese, Japanese and Korean the family name comes first. */
export function nameOf(value: string): string {
  return joinName(partsOf(value));
}

function joinName([family, given, more, prefix, suffix]: NameParts): string {
  if (isIdeographic(family) && isIdeographic(given) && more === '') return prefix + family + given + suffix;
  return [prefix, given, more, family, suffix].filter((part) => part !== '').join(' ');
}

const isIdeographic = (text: string) =>
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u.test(text);

/**
 * The parts of a name of which nothing is known but the whole: phones sort by the family name. Only a name of a few words in a
 * script that has the family name last is taken apart.
 */
export function guessedParts(name: string, organization: string): NameParts {
  const words = name.split(' ');
  const isPerson =
    name !== organization &&
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}.'’-]+$/u.test(word));
  if (!isPerson) return ['', name, '', '', ''];
  const from = familyStart(words);
  return [words.slice(from).join(' '), words.slice(0, from).join(' '), '', '', ''];
}

export function nameProperty(parts: NameParts): string {
  return `N:${parts.map(escapeText).join(';')}`;
}

/** Whether the value of N says more than the name does, as we would take it apart. */
export function saysMoreThan(value: string, name: string, organization: string): boolean {
  const parts = partsOf(value);
  const [family, given, more, prefix, suffix] = parts;
  const rest = more + prefix + suffix;
  if (family + given + rest === '') return false;
  // As we write a name that cannot be taken apart, and as earlier releases wrote all of them.
  if (family === '' && rest === '' && given === name) return false;
  return nameProperty(parts) !== nameProperty(guessedParts(name, organization));
}
