import { nameOrderKey } from './name-order.ts';

/** Words that begin a family name. */
const PARTICLES: ReadonlySet<string> = new Set(
  'van von vom zu zur zum de del della di da dos das du den der ter ten la le af av al bin ibn'.split(' '),
);

/** Words that follow a family name. */
const SUFFIXES: ReadonlySet<string> = new Set('jr sr ii iii iv phd md mba dds esq'.split(' '));

const IS_FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Where the family name begins among the words of a name: at the first particle after the given name, else at the last word. */
export function familyStart(words: readonly string[]): number {
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()));
  return particle < 0 || particle === words.length - 1 ? words.length - 1 : particle;
}

const isSuffix = (word: string) => SUFFIXES.has(word.replaceAll('.', '').toLowerCase());
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/**
 * The family name as far as a whole name says it: what is before a comma, the first word where names begin with the
 * family, else the last word with its particles, without "Jr." and what is in brackets.
 */
export function familyNameOf(name: string): string {
  const [withoutBrackets = ''] = name.split(/[([]/, 1);
  const [before = '', ...after] = withoutBrackets.split(',');
  const all = wordsOf(before);
  const [first] = all;
  if (first === undefined) return name;
  if (!wordsOf(after.join(' ')).every(isSuffix)) return all.join(' ');
  if (IS_FAMILY_FIRST.test(first)) return first;
  const end = all.findLastIndex((word) => !isSuffix(word)) + 1;
  const words = end === 0 ? all : all.slice(0, end);
  return words.slice(familyStart(words)).join(' ');
}

interface Named {
  readonly name: string;
  readonly organization: string;
}

/** Between the parts of a key; it comes before everything that a part may have. */
const END = '\u0001';

/** The key by which contacts are sorted by last name; an organization by its whole name. See {@link nameOrderKey}. */
export function lastNameKey({ name, organization }: Named): string {
  const family = name === organization ? name : familyNameOf(name);
  return `${nameOrderKey(family)}${END}${nameOrderKey(name)}`;
}

/** The key by which contacts are sorted by organization, those without one last; within one by name. */
export function organizationKey({ name, organization }: Named): string {
  const start = organization === '' ? '\u{10ffff}' : `${nameOrderKey(organization)}${END}`;
  return `${start}${nameOrderKey(name)}`;
}
