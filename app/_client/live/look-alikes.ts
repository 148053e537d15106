import type { Person } from '../../../lib/contract/accounts/account.ts';
import { nameSkeleton } from '../../../lib/contract/values/name.ts';
import { useLive } from './live-context.ts';

type Named = Pick<Person, 'id' | 'displayName'>;

/** The ids of the people who carry a name, by what it looks like. */
export function bySkeleton(people: readonly Named[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { id, displayName } of people) {
    const skeleton = nameSkeleton(displayName);
    ids.set(skeleton, (ids.get(skeleton) ?? new Set()).add(id));
  }
  return ids;
}

// Rows ask one by one, and presence makes a new list of people every few seconds.
const known = new WeakMap<readonly Person[], ReadonlyMap<string, ReadonlySet<string>>>();

function skeletonsOf(people: readonly Person[]): ReadonlyMap<string, ReadonlySet<string>> {
  const held = known.get(people) ?? bySkeleton(people);
  known.set(people, held);
  return held;
}

/** Whether another person that this page knows, the reader included, has a name that looks like this one's. */
export function useHasLookAlike({ id, displayName }: Named): boolean {
  return useLive(({ people, me }) => {
    const skeleton = nameSkeleton(displayName);
    if (me.id !== id && nameSkeleton(me.displayName) === skeleton) return true;
    const ids = skeletonsOf(people.ordered).get(skeleton);
    return ids !== undefined && [...ids].some((other) => other !== id);
  });
}
