import { useEffect, useSyncExternalStore } from 'react';
import { untilFetched } from '../../_ui/layout/load-later.ts';
import type { EmojiSet } from './emoji-set.ts';
import { QUICK_EMOJI } from './quick-emoji.ts';
import { withoutSkinTone } from './skin-tone.ts';

let fetched: EmojiSet | null = null;
let isFetching = false;
const listeners = new Set<() => void>();

/** Every emoji; null until they are fetched, which begins when they are first wanted. */
export function useEmojiSet(isWanted: boolean): EmojiSet | null {
  useEffect(() => {
    if (isWanted) fetchEmoji();
  }, [isWanted]);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => fetched,
    () => null,
  );
}

function fetchEmoji(): void {
  if (isFetching) return;
  isFetching = true;
  void untilFetched(() => import('./every-emoji.ts')).then(({ everyEmoji }) => {
    fetched = everyEmoji;
    for (const listener of listeners) listener();
  });
}

/** What an emoji is called; the emoji itself, which screen readers name as well, until that is known. */
export function useEmojiNames(emoji: readonly string[]): (emoji: string) => string {
  const quick = (each: string) => QUICK_EMOJI.find((known) => isSame(known.emoji, each))?.name;
  const set = useEmojiSet(emoji.some((each) => quick(each) === undefined));
  return (each) => quick(each) ?? set?.of(each)?.name ?? each;
}

function isSame(a: string, b: string): boolean {
  return withoutSkinTone(a) === withoutSkinTone(b);
}
