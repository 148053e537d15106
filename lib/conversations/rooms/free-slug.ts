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
