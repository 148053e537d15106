import { withoutSkinTone } from './skin-tone.ts';

export interface Emoji {
  readonly emoji: string;
  /** What it is called: "thumbs up". */
  readonly name: string;
  /** By what it is completed: "+1", "thumbsup". */
  readonly names: readonly string[];
  /** Words that find it, as they are compared. */
  readonly terms: readonly string[];
  readonly takesTones: boolean;
}

export interface EmojiGroup {
  readonly name: string;
  readonly emoji: readonly Emoji[];
}

export interface EmojiSet {
  readonly groups: readonly EmojiGroup[];
  /** Whatever its skin tone is. */
  of(emoji: string): Emoji | undefined;
  /** Those of which a word begins with each word of the query: first those that are named so, in the order of the set. */
  find(query: string): readonly Emoji[];
}

/** Reads what `emoji-data.ts` holds. */
export function readEmojiSet(data: string): EmojiSet {
  const groups: { readonly name: string; readonly emoji: Emoji[] }[] = [];
  const known = new Map<string, Emoji>();
  for (const line of data.trim().split('\n')) {
    if (line.startsWith('# ')) {
      groups.push({ name: line.slice(2), emoji: [] });
      continue;
    }
    const emoji = readLine(line);
    groups.at(-1)?.emoji.push(emoji);
    known.set(withoutSkinTone(emoji.emoji), emoji);
  }
  const all = groups.flatMap(({ emoji }) => emoji);
  return {
    groups,
    of: (emoji) => known.get(withoutSkinTone(emoji)),
    find: (query) => findEmoji(all, query),
  };
}

function readLine(line: string): Emoji {
  const [sign = '', name = '', names = '', words = ''] = line.split('|');
  return {
    emoji: sign.replace('~', ''),
    name,
    names: names.split(' '),
    terms: folded(`${name} ${names} ${words}`).split(' ').flatMap(withItsParts),
    takesTones: sign.endsWith('~'),
  };
}

function withItsParts(word: string): string[] {
  const parts = word.split(/[_:,-]+/).filter(Boolean);
  return parts.length > 1 ? [word, ...parts] : parts;
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

function findEmoji(all: readonly Emoji[], query: string): readonly Emoji[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  const whole = wanted.join('_');
  if (whole === '') return [];
  const ranked = all
    .map((emoji) => ({ emoji, rank: rankOf(emoji, wanted, whole) }))
    .filter(({ rank }) => rank !== null);
  return ranked.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ emoji }) => emoji);
}

/** The lower the better; null when it is not found. */
function rankOf(
  { emoji, name, names, terms }: Emoji,
  wanted: readonly string[],
  whole: string,
): number | null {
  if (emoji === whole || names.includes(whole)) return 0;
  const [shortest] = names.filter((each) => each.startsWith(whole)).toSorted((a, b) => a.length - b.length);
  // The less is missing of it the sooner it is meant.
  if (shortest !== undefined) return 2 - 1 / (1 + shortest.length);
  if (!wanted.every((start) => terms.some((term) => term.startsWith(start)))) return null;
  const own = folded(name).split(/[\s:,-]+/);
  return wanted.every((start) => own.some((word) => word.startsWith(start))) ? 3 : 4;
}
