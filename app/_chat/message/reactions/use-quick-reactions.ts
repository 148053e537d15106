import { useEmojiNames } from '../../emoji/use-emoji-set.ts';
import { useEmojiUse } from '../../emoji/use-emoji-use.ts';
import { quickReactions } from './quick-reactions.ts';

/** The emoji that this person is offered at once to react with, each as they send it. */
export function useQuickReactions(
  count: number,
): readonly { readonly emoji: string; readonly label: string }[] {
  const { recent, toned } = useEmojiUse();
  const emoji = quickReactions(recent, toned, count);
  const nameOf = useEmojiNames(emoji);
  return emoji.map((each) => ({ emoji: each, label: `React with ${nameOf(each)}` }));
}
