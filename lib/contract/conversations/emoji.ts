import { z } from 'zod';
import { idSchema } from '../values/ids.ts';

/** How many different emoji a message may have. */
export const EMOJI_PER_MESSAGE_MAX = 20;

/**
 * One emoji that is recommended for interchange (Unicode TS 51, RGI_Emoji), in its full form: a heart typed without its
 * variation selector counts as the emoji.
 */
export const emojiSchema = z
  .string()
  .max(64)
  .transform((text) => (isEmoji(text) ? text : `${text}\ufe0f`))
  .refine(isEmoji, { message: 'Use one emoji.' });

// Put together on first use: a browser that does not know the flag must still load the rest.
const SETS = 'v';
let pattern: RegExp | undefined;

function isEmoji(text: string): boolean {
  pattern ??= new RegExp('^\\p{RGI_Emoji}$', SETS);
  return pattern.test(text);
}

/** The address of a reaction. */
export const reactionPathSchema = z.object({ id: idSchema, emoji: emojiSchema });
