import { sortKey } from '../folding/sort-key.ts';

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

/** A room's address made from its name: a–z, 0–9 and hyphens; `room` when the name has none of those. */
export function slugOf(name: string): string {
  const plain = sortKey(name).replace(/[^\p{ASCII}]/gu, (letter) => SPELT[letter] ?? '-');
  const slug = plain
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LENGTH_MAX)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'room' : slug;
}
