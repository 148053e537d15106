import { BODY_MAX, cleanBody } from '@/lib/contract/conversations/message-rules.ts';
import { lengthOf } from '@/lib/contract/values/text.ts';

/** From so many on it is said how many characters are left. */
const NEAR = 200;
/** Those that are said aloud: each number would be too much. */
const SPOKEN = [10, 20, 50, 100, NEAR];

/** How many more characters a message takes, negative for those too many; null while there are plenty. */
export function charactersLeft(text: string): number | null {
  if (text.length < BODY_MAX - NEAR) return null;
  const left = BODY_MAX - lengthOf(cleanBody(text));
  return left <= NEAR ? left : null;
}

/** What a screen reader says: the same for many numbers, so that it is not said at each key. */
export function spokenLeft(left: number | null): string {
  if (left === null) return '';
  if (left < 0) return 'Too long for a message. Shorten it, or send it as a file.';
  const most = SPOKEN.find((each) => each >= left);
  return left === 0 ? 'No characters left.' : `At most ${most} characters left.`;
}
