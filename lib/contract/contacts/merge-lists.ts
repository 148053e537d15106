import { caseKey } from '../values/text.ts';
import type { ContactItem } from './contact-items.ts';
import { isSame, itemKey } from './contact-values.ts';

/** Three versions of one field that was changed on both sides. */
export interface Sides<T> {
  readonly yours: T;
  readonly before: T;
  readonly theirs: T;
}

/** A value, or one item of it (`itemId`), that both sides changed differently; null where an item was taken away. */
export interface Clash {
  readonly itemId: string | null;
  readonly yours: unknown;
  readonly theirs: unknown;
  readonly before: unknown;
}

export interface Merged<T> {
  /** Theirs where the two clash. */
  readonly value: T;
  readonly clashes: readonly Clash[];
}

/** A list of items merged item by item by their ids. `keyOf`: what makes two that were added the same thing. */
export function mergeItems<T extends ContactItem>(
  { yours, before, theirs }: Sides<readonly T[]>,
  keyOf: (item: ContactItem) => string = itemKey,
): Merged<T[]> {
  const clashes: Clash[] = [];
  const [mine, was] = [byId(yours), byId(before)];
  const kept: T[] = [];
  const clash = (itemId: string, sides: Omit<Clash, 'itemId'>) => clashes.push({ itemId, ...sides });
  for (const now of theirs) {
    const id = now.id ?? '';
    const old = was.get(id);
    const my = mine.get(id);
    // Not there when I began: theirs only.
    if (!old) kept.push(now);
    else if (!my) {
      if (isSame(old, now)) continue;
      clash(id, { yours: null, theirs: now, before: old });
      kept.push(now);
    } else if (isSame(my, old) || isSame(my, now)) kept.push(now);
    else if (isSame(old, now)) kept.push(my);
    else {
      clash(id, { yours: my, theirs: now, before: old });
      kept.push(now);
    }
  }
  const there = new Set(theirs.map(({ id }) => id));
  const keys = new Set(kept.map(keyOf));
  for (const my of yours) {
    if (my.id !== undefined && there.has(my.id)) continue;
    const old = my.id === undefined ? undefined : was.get(my.id);
    if (!old) {
      // Two people who add the same number mean one.
      if (!keys.has(keyOf(my))) kept.push(my);
      keys.add(keyOf(my));
    } else if (!isSame(my, old)) clash(old.id ?? '', { yours: my, theirs: null, before: old });
  }
  return { value: inOrder(kept, { yours, before }), clashes };
}

function byId<T extends ContactItem>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.flatMap((item) => (item.id === undefined ? [] : [[item.id, item]])));
}

/** Where I moved items and no one else did, my order is kept; what only they have comes after. */
function inOrder<T extends ContactItem>(
  kept: readonly T[],
  { yours, before }: Omit<Sides<readonly T[]>, 'theirs'>,
): T[] {
  const sides = [kept, yours, before].map((side) => new Set(side.map(({ id }) => id)));
  const common = (items: readonly T[]) =>
    items.map(({ id }) => id).filter((id) => sides.every((ids) => ids.has(id)));
  const [now, was, mine] = [common(kept), common(before), common(yours)];
  if (isSame(mine, was) || !isSame(now, was)) return [...kept];
  const positions = new Map(mine.map((id, index) => [id, index]));
  return [...kept].sort((a, b) => (positions.get(a.id) ?? Infinity) - (positions.get(b.id) ?? Infinity) || 0);
}

/** Tags merged one by one: what either side added stays, what either side took away goes. */
export function mergeTags({ yours, before, theirs }: Sides<readonly string[]>): string[] {
  const keys = (tags: readonly string[]) => new Set(tags.map(caseKey));
  const [mine, was, now] = [keys(yours), keys(before), keys(theirs)];
  return [
    ...theirs.filter((tag) => mine.has(caseKey(tag)) || !was.has(caseKey(tag))),
    ...yours.filter((tag) => !was.has(caseKey(tag)) && !now.has(caseKey(tag))),
  ];
}
