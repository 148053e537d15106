import { cleanLine, isSeen } from '../../contract/values/text.ts';

/** Embeddings, overrides, isolates and marks of direction, which a page could turn our words with. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What a page says of itself as one line of at most `max` characters; empty when there is nothing to see. */
export function cleanFact(text: string, max: number): string {
  const line = cleanLine(text.replace(DIRECTION, ''));
  if (!isSeen(line)) return '';
  const characters = [...line];
  return characters.length <= max
    ? line
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
