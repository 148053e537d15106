import type { Emoji } from './emoji-set.ts';

/** Those offered at once, without fetching the others. */
export const QUICK_EMOJI: readonly Pick<Emoji, 'emoji' | 'name' | 'takesTones'>[] = [
  { emoji: '👍', name: 'thumbs up', takesTones: true },
  { emoji: '❤️', name: 'red heart', takesTones: false },
  { emoji: '😂', name: 'face with tears of joy', takesTones: false },
  { emoji: '🎉', name: 'party popper', takesTones: false },
  { emoji: '🙏', name: 'folded hands', takesTones: true },
  { emoji: '👀', name: 'eyes', takesTones: false },
];
