import { randomBytes } from 'node:crypto';

/** Addresses under `/rooms` that are pages of ours. */
const RESERVED = new Set(['new']);

/** The first free address for a slug: itself, or with `-2`, `-3` … behind it. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug) && !RESERVED.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const numbered = `${slug}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** An address that no one can find by trying: the slug with 50 random bits behind it. */
export function unguessableSlug(slug: string): string {
  const end = Array.from(randomBytes(10), (byte) => END_LETTERS[byte % END_LETTERS.length]);
  return `${slug}-${end.join('')}`;
}

/** 32 letters and digits that are not taken for each other. */
const END_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
