import type { Person } from '../../../lib/contract/accounts/account.ts';
import { isolate } from '../../../lib/contract/values/isolate.ts';
import { nameSkeleton } from '../../../lib/contract/values/name.ts';
import type { LiveState } from '../state/live-state.ts';
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

type Known = Pick<LiveState, 'people' | 'me'>;

function hasLookAlike({ id, displayName }: Named, { people, me }: Known): boolean {
  const skeleton = nameSkeleton(displayName);
  if (me.id !== id && nameSkeleton(me.displayName) === skeleton) return true;
  const ids = skeletonsOf(people.ordered).get(skeleton);
  return ids !== undefined && [...ids].some((other) => other !== id);
}

/** Whether another person that this page knows, the reader included, has a name that looks like this one's. */
export function useHasLookAlike(person: Named): boolean {
  return useLive((state) => hasLookAlike(person, state));
}

/** A name for a line of text: with the username when another person that this page knows has a name that looks the same. */
export function distinctName(person: Named & Pick<Person, 'username'>, known: Known): string {
  const name = isolate(person.displayName);
  return hasLookAlike(person, known) ? `${name} (@${person.username})` : name;
}

/** {@link distinctName} among the people that this page knows. */
export function useDistinctName(): (person: Named & Pick<Person, 'username'>) => string {
  const people = useLive((state) => state.people);
  const me = useLive((state) => state.me);
  return (person) => distinctName(person, { people, me });
}
