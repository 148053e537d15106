/** 0 is the emoji as it is; 1 to 5 go from light to dark (Unicode TS 51, 2.4). */
export type SkinTone = 0 | 1 | 2 | 3 | 4 | 5;

export const SKIN_TONES: readonly { readonly tone: SkinTone; readonly name: string }[] = [
  { tone: 0, name: 'No skin tone' },
  { tone: 1, name: 'Light' },
  { tone: 2, name: 'Medium-light' },
  { tone: 3, name: 'Medium' },
  { tone: 4, name: 'Medium-dark' },
  { tone: 5, name: 'Dark' },
];

const JOINER = '\u200d';
const AS_EMOJI = '\ufe0f';
const FIRST_MODIFIER = 0x1f3fb;
const MODIFIERS = /[\u{1f3fb}-\u{1f3ff}]/gu;
/** Of several joined together these are people, and all of them have the tone. */
const PEOPLE = new Set(['👨', '👩', '🧑']);

/** An emoji that takes skin tones with this one. */
export function withSkinTone(emoji: string, tone: SkinTone): string {
  if (tone === 0) return emoji;
  const modifier = String.fromCodePoint(FIRST_MODIFIER + tone - 1);
  const parts = emoji.split(JOINER);
  return parts
    .map((part, index) => {
      const [first = '', ...rest] = part;
      if (index > 0 && !PEOPLE.has(first)) return part;
      return first + modifier + rest.filter((sign) => sign !== AS_EMOJI).join('');
    })
    .join(JOINER);
}

/** The emoji without its skin tones; not always one that is written so, but the same for all tones. */
export function withoutSkinTone(emoji: string): string {
  return emoji.replace(MODIFIERS, '').replaceAll(AS_EMOJI, '');
}
