import { createContext, useContext } from 'react';
import { HUES, type Hue, hueOf } from '../../_ui/person/hue-of.ts';

/** The inks of the members of the open conversation. */
export const HuesContext = createContext<ReadonlyMap<string, Hue>>(new Map());

/** The ink of a person's name in the open conversation. */
export function useHue(userId: string): Hue {
  return useContext(HuesContext).get(userId) ?? hueOf(userId);
}

/** An ink for each: their own, or the next one that is free when someone before them has it, while there are any. */
export function distinctHues(userIds: readonly string[]): ReadonlyMap<string, Hue> {
  const hues = new Map<string, Hue>();
  const taken = new Set<Hue>();
  for (const userId of userIds) {
    const own = hueOf(userId);
    const at = HUES.indexOf(own);
    const free = [...HUES.slice(at), ...HUES.slice(0, at)].find((hue) => !taken.has(hue)) ?? own;
    taken.add(free);
    hues.set(userId, free);
  }
  return hues;
}
