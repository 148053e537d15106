/**
 * The most signs of Markdown that a message is read with, outside its blocks of code. The time of the parser grows with
 * signs times length: within this bound it is a few milliseconds, beyond it a message of the full length takes up to a
 * fifth of a second, and a conversation shows many.
 */
export const SIGNS_MAX = 600;

/** A block of code is a frame with a button, so its two fences count for more. */
const FENCE_SIGNS = 10;

const SIGN = /[*_~`[\]<>\\|@]|(?<![^\s>])(?:[-+]|\d{1,9}[.)])[ \t]/gu;
const FENCE = /^(`{3,})([^`]*)$/u;

/** So much white space in one piece is drawing and not Markdown; the parser searches it again from each of its spaces. */
const WIDE_SPACE = /[^\S\n]{200}/u;

/** Whether a text holds so many signs of Markdown that reading it would take long. Its time is linear. */
export function hasTooManySigns(text: string): boolean {
  if (WIDE_SPACE.test(text)) return true;
  let count = 0;
  let fence: string | null = null;
  let countInFence = 0;
  for (const line of text.split('\n')) {
    // A fence that is not at the start of its line may be part of a list, which ends before the fence does.
    const [, signs, info] = FENCE.exec(line) ?? [];
    if (signs !== undefined) count += FENCE_SIGNS;
    // An empty line ends a paragraph, and each is an element of the page.
    if (line === '') count += 1;
    if (fence === null && signs !== undefined) {
      fence = signs;
      countInFence = 0;
    } else if (fence === null) count += line.match(SIGN)?.length ?? 0;
    else if (signs?.startsWith(fence) && info?.trim() === '') fence = null;
    else countInFence += line.match(SIGN)?.length ?? 0;
    if (count > SIGNS_MAX) return true;
  }
  // A fence that is not ended is text, and so is what follows it.
  return fence !== null && count + countInFence > SIGNS_MAX;
}
