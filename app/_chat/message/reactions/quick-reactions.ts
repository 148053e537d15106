import { QUICK_EMOJI } from '../../emoji/quick-emoji.ts';
import { withoutSkinTone } from '../../emoji/skin-tone.ts';

/**
 * The emoji offered at once: those used last, then the common ones. In an order of their own, so that using one moves none of them.
 */
export function quickReactions(
  recent: readonly string[],
  toned: (emoji: (typeof QUICK_EMOJI)[number]) => string,
  count: number,
): readonly string[] {
  const common = QUICK_EMOJI.map(toned);
  const chosen = new Map<string, string>();
  for (const emoji of [...recent, ...common]) {
    const plain = withoutSkinTone(emoji);
    if (chosen.size < count && !chosen.has(plain)) chosen.set(plain, emoji);
  }
  const places = new Map(common.map((emoji, index) => [withoutSkinTone(emoji), index]));
  const placeOf = (plain: string) => places.get(plain) ?? common.length;
  return [...chosen]
    .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
    .map(([, emoji]) => emoji);
}
