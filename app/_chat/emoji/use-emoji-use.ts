import type { Guard } from '@/lib/contract/values/guards.ts';
import { isListOf, isText } from '@/lib/contract/values/guards.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { EMOJI_USE } from '../../_client/private-data/private-data.ts';
import { useKeptValue } from '../../_client/private-data/use-kept-value.ts';
import type { Emoji } from './emoji-set.ts';
import { SKIN_TONES, type SkinTone, withSkinTone } from './skin-tone.ts';

/** Three rows of the picker. */
const RECENT_MAX = 24;
const NONE: string[] = [];
const isRecent = isListOf(isText, { max: RECENT_MAX });
const isTone: Guard<SkinTone> = (value): value is SkinTone => SKIN_TONES.some(({ tone }) => tone === value);

interface EmojiUse {
  /** As they were used, the last first. */
  readonly recent: readonly string[];
  readonly tone: SkinTone;
  setTone(tone: SkinTone): void;
  /** It was used now. */
  note(emoji: string): void;
  /** An emoji as this person sends it. */
  toned(emoji: Pick<Emoji, 'emoji' | 'takesTones'>): string;
}

/** How this person uses emoji in this browser. */
export function useEmojiUse(): EmojiUse {
  const start = `${EMOJI_USE}:${useMe().id}`;
  const [recent, setRecent] = useKeptValue(`${start}:recent`, isRecent, NONE);
  const [tone, setTone] = useKeptValue(`${start}:tone`, isTone, 0 as SkinTone);
  return {
    recent,
    tone,
    setTone,
    note: (emoji) => setRecent([emoji, ...recent.filter((each) => each !== emoji)].slice(0, RECENT_MAX)),
    toned: ({ emoji, takesTones }) => (takesTones ? withSkinTone(emoji, tone) : emoji),
  };
}
