import { sortKey } from '../contract/contact-search.ts';

const LENGTH_MAX = 60;
/** Letters that do not come apart into a plain one and an accent. */
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
/** Addresses under `/rooms` that are pages of ours. */
const RESERVED = new Set(['new']);

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

/** The first free address for a slug: itself, or with `-2`, `-3` … behind it. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug) && !RESERVED.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const numbered = `${slug}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
