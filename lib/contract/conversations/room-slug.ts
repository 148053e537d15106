import { foldKey } from '../values/text.ts';

const LENGTH_MAX = 60;
/** Letters that do not decompose into a plain one and an accent. */
const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * A room's address made from its name: letters and digits of any script, in small and without accents, and hyphens; `room`
 * when the name has none of those.
 */
export function slugOf(name: string): string {
  const plain = foldKey(name)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[^\p{ASCII}]/gu, (letter) => SPELT[letter] ?? letter);
  const slug = plain
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+/, '');
  const short = [...slug].slice(0, LENGTH_MAX).join('').replace(/-+$/, '');
  return short === '' ? 'room' : short;
}
