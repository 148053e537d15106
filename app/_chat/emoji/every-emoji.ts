import { EMOJI_DATA } from './emoji-data.ts';
import { readEmojiSet } from './emoji-set.ts';

/** Every emoji. Loaded when the first is wanted: it is larger than all that uses it. */
export const everyEmoji = readEmojiSet(EMOJI_DATA);
