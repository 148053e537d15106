import { termsOfName, termsOfQuery } from '@/lib/contract/folding/name-terms.ts';

/** Something that can be gone to or done. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly name: string;
  /** What else it is found by, such as a username. */
  readonly aliases?: readonly string[];
  /** When it was last of use (RFC 3339): the most recent comes first. Empty when that means nothing. */
  readonly at: string;
}

export const PALETTE_GROUPS = [
  'Conversations',
  'People',
  'Commands',
  'Rooms',
  'Contacts',
  'Messages',
  'Files',
] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** Longer names and searches are compared by their beginning, so that the work stays small. */
const WORDS_MAX = 24;
const QUERY_MAX = 64;
const TEXT_MAX = 400;

/** The terms of a text, by whose beginnings it is found. */
export function splitWords(text: string): readonly string[] {
  return termsOfName(text.slice(0, TEXT_MAX)).slice(0, WORDS_MAX);
}

/**
 * How well a search fits: 2 when each word typed begins a word of the text, 1 when its letters are the beginnings of
 * several words in their order ("mis" for Mira Sol), 0 when it does not fit.
 */
export function fitOf(query: string, text: string): 0 | 1 | 2 {
  const typed = typedTerms(query);
  if (typed.length === 0) return 2;
  const words = splitWords(text);
  if (typed.every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return typed.every((part) => isSpread(part, words)) ? 1 : 0;
}

function typedTerms(query: string): readonly string[] {
  return termsOfQuery(query.slice(0, QUERY_MAX));
}

// Each word uses up a beginning of what is left of the search, or is skipped. What was tried in vain is remembered,
// so that the work grows with search times words, not with the ways to share the one among the other.
function isSpread(part: string, words: readonly string[]): boolean {
  const inVain = new Set<number>();
  const fits = (at: number, from: number): boolean => {
    if (at === part.length) return true;
    const position = at * (WORDS_MAX + 1) + from;
    if (inVain.has(position)) return false;
    for (let index = from; index < words.length; index += 1) {
      const shared = sharedLength(part.slice(at), words[index] ?? '');
      for (let length = shared; length > 0; length -= 1) if (fits(at + length, index + 1)) return true;
    }
    inVain.add(position);
    return false;
  };
  return fits(0, 0);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/**
 * The entries that fit a search, by group and in each the better fit first, then the most recent, then by name; at most
 * `limit` of a group. `isFound` admits those that the server has found already.
 */
export function findEntries<T extends PaletteEntry>(
  entries: readonly T[],
  query: string,
  { limit, isFound = () => false }: { readonly limit: number; readonly isFound?: (entry: T) => boolean },
): readonly { readonly group: PaletteGroup; readonly entries: readonly T[] }[] {
  const fitting = entries
    .map((entry) => ({ entry, fit: isFound(entry) ? 2 : bestFit(entry, query) }))
    .filter(({ fit }) => fit > 0);
  return PALETTE_GROUPS.map((group) => ({
    group,
    entries: fitting
      .filter(({ entry }) => entry.group === group)
      .sort((a, b) => b.fit - a.fit || byUse(a.entry, b.entry))
      .slice(0, limit)
      .map(({ entry }) => entry),
  })).filter(({ entries: found }) => found.length > 0);
}

function bestFit({ name, aliases = [] }: PaletteEntry, query: string): number {
  return Math.max(...[name, ...aliases].map((text) => fitOf(query, text)));
}

function byUse(a: PaletteEntry, b: PaletteEntry): number {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1;
  return a.at === '' ? 0 : a.name.localeCompare(b.name);
}
